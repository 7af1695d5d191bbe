using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Shared;

public abstract class BusinessStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private BusinessStore Businesses => field ??= new BusinessStore(Database, Time);

    [Fact]
    public async Task A_new_database_has_no_business()
    {
        Assert.Null(await Businesses.Find());
        await Assert.ThrowsAsync<InvalidOperationException>(Businesses.Get);
    }

    [Fact]
    public async Task The_business_is_one_and_comes_back_as_it_was_last_saved()
    {
        var first = await Given.ABusiness();
        Assert.Equal(first, await Businesses.Get());

        var second = new Business(
            "Hof Öl & Søn", "Früh da", "Europe/Berlin", "EUR", "de-DE", "DE", "#000000", OwnerPhone: null,
            new TimeOnly(23, 59, 59), 2, new TimeOnly(0, 0), 0, new TimeOnly(22, 30), new TimeOnly(6, 45), 90);
        await Database.Write(tx => Businesses.Save(tx, second));

        Assert.Equal(second, await Businesses.Find());
    }

    [Fact]
    public async Task It_is_known_since_when_there_is_a_business_however_often_it_is_saved()
    {
        var founded = Time.GetUtcNow();
        var business = await Given.ABusiness();
        Time.Advance(TimeSpan.FromDays(3));
        await Database.Write(tx => Businesses.Save(tx, business with { Name = "Elm & Oak Dairy" }));

        Assert.Equal(founded, await Businesses.FoundedAt());
    }

    public sealed class OnSqlite() : BusinessStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : BusinessStoreContract(new PostgresSource(server));
}
