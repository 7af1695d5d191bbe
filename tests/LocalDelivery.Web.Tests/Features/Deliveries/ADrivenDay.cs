using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Features.Deliveries;

/// <summary>An app in which Wednesday's route of Ana is released: Maya's door, Tom and Ida behind one, and Bo's, in one direction or the other. It is Tuesday evening in New York, and Wednesday, 4 am, once a test says so.</summary>
public sealed class ADrivenDay : AppFixture
{
    public static readonly DateOnly Wednesday = new(2026, 11, 25);

    public Driver Ana { get; private set; } = null!;

    public HttpClient Phone => field ??= SignedInAs(Roles.Driver, Ana.Id.Value, Ana.Name);

    public async Task<RouteSheet> Sheet() => (await Get<RouteSheets>().Find(Wednesday, Ana.Id))!;

    public async Task<SheetStop> StopOf(string name) => (await Sheet()).Stops.Single(stop => stop.Orders.Any(order => order.Customer.Name == name));

    public async Task<IReadOnlyDictionary<string, DeliveryOutcome>> Outcomes() =>
        (await Sheet()).Stops.SelectMany(stop => stop.Orders).Where(order => order.Outcome is not null).ToDictionary(order => order.Customer.Name, order => order.Outcome!);

    protected override async Task Prepare()
    {
        await Given.ABusiness();
        Ana = await Given.ADriver("Ana Silva");
        var milk = await Given.AProduct("Whole milk", 120);
        var bread = await Given.AProduct("Sourdough", 450);
        await Given.ACustomer("Maya Olsen", (milk, "Mon Wed Fri", 2), (bread, "Wed", 1));
        var tom = await Given.ACustomer("Tom Reed", (milk, "Wed", 1));
        var ida = await Given.ACustomer("Ida Berg", (milk, "Wed", 3));
        await Given.ACustomer("Bo Lind", (bread, "Wed Thu", 1));
        await Database.Write(async tx =>
        {
            await tx.Execute("update customer set latitude = @Latitude, longitude = @Longitude, street = @Street, house_number = @HouseNumber, flat = '2' where customer_id = @Id", new { tom.Door.Location.Latitude, tom.Door.Location.Longitude, tom.Door.Street, tom.Door.HouseNumber, ida.Id });
            await tx.Execute("update customer set access_note = 'Dog in the yard. Gate 4711.' where name = 'Maya Olsen'");
        });
        ClockAt(new DateTimeOffset(2026, 11, 25, 0, 10, 0, TimeSpan.Zero));   // Tuesday, 7:10 pm
        await Get<NightlyRun>().Run(Wednesday);
    }

    public void ItIsWednesdayAtFour() => ClockAt(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
}
