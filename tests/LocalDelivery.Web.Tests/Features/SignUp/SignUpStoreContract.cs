using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.SignUp;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.SignUp;

public abstract class SignUpStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private static readonly DraftHousehold Household = new("Åse Olsen", "+12025550123", "Maple Street", "14 a", "", "02101", "Elmtown", 42.361, -71.058, AddressId: null, "Don't ring");

    private SignUpStore SignUps => field ??= new SignUpStore(Database, Time);

    [Fact]
    public async Task A_draft_comes_back_as_it_was_last_saved()
    {
        var id = SignUpId.New(Time.GetUtcNow());
        Assert.Null(await SignUps.Find(id));
        await Database.Write(tx => new CodesStore(Database, Time).Insert(tx, "birch", "leaflet", "Birch Lane"));
        await SignUps.Save(id, "birch", new SignUpDraft([]));
        var draft = new SignUpDraft([new DraftLine(Guid.NewGuid(), [2, 0, 0, 0, 1, 0, 0], 2)], Household);
        await SignUps.Save(id, "birch", draft);

        var found = (await SignUps.Find(id))!;

        Assert.Equal((id, "birch", draft.ToJson(), null), (found.Id, found.JoinCode, found.Draft.ToJson(), found.CustomerId));
    }

    [Fact]
    public async Task What_is_completed_stays_as_it_is()
    {
        await Given.ABusiness();
        var maya = await Given.ACustomer("Maya Olsen");
        var id = SignUpId.New(Time.GetUtcNow());
        await SignUps.Save(id, joinCode: null, new SignUpDraft([], Household));
        Assert.False((await Database.Write(tx => SignUps.Lock(tx, id)))!.IsCompleted);

        await Database.Write(tx => SignUps.Complete(tx, id, maya.Id));
        await SignUps.Save(id, joinCode: null, new SignUpDraft([]));

        var found = (await Database.Write(tx => SignUps.Lock(tx, id)))!;
        Assert.Equal((null, Household, true, maya.Id), (found.JoinCode, found.Draft.Household, found.IsCompleted, found.CustomerId));
        Assert.Null(await Database.Write(tx => SignUps.Lock(tx, SignUpId.New(Time.GetUtcNow()))));
    }

    public sealed class OnSqlite() : SignUpStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : SignUpStoreContract(new PostgresSource(server));
}
