using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Owner;

public abstract class OwnerStoresContract(IDatabaseSource source) : StoreContract(source)
{
    private static readonly DateOnly Tuesday = OwnerFixture.Tuesday;

    [Fact]
    public async Task Codes_are_unique_and_count_who_came()
    {
        var codes = new CodesStore(Database, Time);
        Assert.True(await Database.Write(tx => codes.Insert(tx, "birch", "leaflet", "Birch Lane")));
        Assert.False(await Database.Write(tx => codes.Insert(tx, "birch", "van", "Other")));
        Assert.True(await Database.Write(tx => codes.Retire(tx, "birch")));
        Assert.False(await Database.Write(tx => codes.Retire(tx, "birch")));

        Assert.Equal([new CodeCount("birch", "leaflet", "Birch Lane", Time.GetUtcNow(), Time.GetUtcNow(), 0)], await codes.All());
    }

    [Fact]
    public async Task Texts_are_counted_by_what_became_of_them()
    {
        await Given.ABusiness();
        var maya = await Given.ACustomer("Maya Olsen");
        var text = new NewMessage(MessageId.New(Time.GetUtcNow()), maya.Id.Value, maya.Id, maya.Phone!, MessageKinds.Window, Tuesday, "Hi", Time.GetUtcNow(), null);
        await Database.Write(tx => new MessageStore(Database, Time).Insert(tx, text));
        var today = new TodayStore(Database);

        Assert.Equal([new TextCount(null, 1)], await today.Texts(Tuesday, MessageKinds.Window));
        Assert.Empty(await today.Texts(Tuesday.AddDays(1), MessageKinds.Window));
        Assert.Equal(maya.Id, (await today.Recipients(Tuesday))[text.Id.Value]);
    }

    [Fact]
    public async Task Closed_days_and_prices_are_known()
    {
        var owners = new OwnerStore(Database);
        Assert.False(await owners.HasPrices());
        await Given.ABusiness();
        await Given.AProduct("Whole milk", 120);
        await Database.Write(tx => new ClosedDayStore(Database, Time).Insert(tx, Tuesday, "A wedding"));

        Assert.True(await owners.HasPrices());
        Assert.Equal([new ClosedDay(Tuesday, "A wedding")], await owners.ClosedDays(Tuesday));
        Assert.Empty(await owners.ClosedDays(Tuesday.AddDays(1)));
    }

    public sealed class OnSqlite() : OwnerStoresContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : OwnerStoresContract(new PostgresSource(server));
}
