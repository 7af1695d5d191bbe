using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Rounds;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Rounds;

public abstract class RoundStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public async Task A_round_counts_from_its_date_until_there_is_a_newer_one_and_the_first_of_a_date_stands()
    {
        await Given.ABusiness();
        var (ana, ben) = (await Given.ADriver("Ana Silva"), await Given.ADriver("Ben Okafor"));
        var maya = await Given.ACustomer("Maya Olsen");
        var rounds = new RoundStore(Database, Time);
        var (depot, first, second) = (Given.Depot.Id, Visit(ana.Id, "04:31:20"), Visit(ben.Id, "05:00:00"));

        Assert.True(await Database.Write(tx => rounds.Insert(tx, Round(Monday, first))));
        Assert.False(await Database.Write(tx => rounds.Insert(tx, Round(Monday, second))));
        Assert.True(await Database.Write(tx => rounds.Insert(tx, Round(Monday.AddDays(7), second))));

        Assert.Null(await rounds.On(depot, Monday.AddDays(-1)));
        Assert.Null(await rounds.On(DepotId.New(Time.GetUtcNow()), Monday));
        Assert.Equal(first, (await rounds.On(depot, Monday.AddDays(6)))!.Of(maya.Id, Monday.AddDays(-7)));
        Assert.Null((await rounds.On(depot, Monday))!.Of(maya.Id, Monday.AddDays(1)));
        Assert.Equal(second, (await rounds.On(depot, Monday.AddDays(70)))!.Of(maya.Id, Monday.AddDays(70)));

        Assert.Equal(75, (await rounds.On(depot, Monday))!.ServiceSeconds[maya.Id]);
        Assert.Empty(await new ServiceTimesStore(Database, new BusinessStore(Database, Time)).Of(depot, Monday));   // nobody has driven yet

        Round Round(DateOnly from, UsualVisit visit) => new(depot, from, new Dictionary<(CustomerId, DayOfWeek), UsualVisit> { [(maya.Id, DayOfWeek.Monday)] = visit })
        {
            ServiceSeconds = new Dictionary<CustomerId, int> { [maya.Id] = 75 },
        };
    }

    private static UsualVisit Visit(DriverId driver, string at) => new(driver, TimeOnly.Parse(at, null));

    public sealed class OnSqlite() : RoundStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : RoundStoreContract(new PostgresSource(server));
}
