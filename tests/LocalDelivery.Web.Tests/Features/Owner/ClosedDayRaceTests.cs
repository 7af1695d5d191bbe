using System.Net;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Owner;

/// <summary>Only on PostgreSQL: on SQLite there is one writer at a time anyway.</summary>
public sealed class ClosedDayRaceTests(PostgresServer server)
{
    [Fact]
    public async Task While_a_night_begins_no_day_is_closed()
    {
        var database = await server.NewDatabase();
        await using var app = new OwnerFixture
        {
            On = new DatabaseOptions { Provider = database.Provider, ConnectionString = database.ConnectionString + ";Options=-c lock_timeout=50" },
        };
        app.Settings["Logging:LogLevel:Microsoft.AspNetCore"] = "None";   // that nobody has the patience is what is tried here
        await app.InitializeAsync();

        await TestDatabase.Open(database).Write(async tx =>
        {
            await app.Get<NightStore>().Hold(tx);   // as a night does when it begins
            using var response = await app.Owner.Submit("/owner/business", "/closed", ("ClosedForm.On", "2026-11-24"), ("ClosedForm.Reason", "A wedding"));
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);   // it waits, and here nobody has the patience
        });

        Assert.Empty(await app.Get<ClosedDayStore>().All());
    }
}
