using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Tests.Features.Owner;

namespace LocalDelivery.Web.Tests.Features.Drivers;

public sealed class FleetPagesTests : IAsyncLifetime
{
    private readonly OwnerFixture app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private FleetStore Fleet => app.Get<FleetStore>();

    private async Task AVehicle() =>
        await app.Owner.Taken("/owner/drivers/vehicles/new", "/new", ("Form.Name", "Float"), ("Form.Capacity[0]", "80"), ("Form.Capacity[1]", "20"));

    /// <summary>As a browser sends it: all seven rows, Monday and Friday filled in.</summary>
    private static (string Name, string Value)[] Week(string name = "Jo Elm", string phone = "(202) 555-0143", params int[] days) =>
    [
        ("Form.Name", name), ("Form.Phone", phone),
        .. Enumerable.Range(0, 7).SelectMany(day => (days.Length == 0 ? day is 0 or 4 : days.Contains(day))
            ? new[] { ($"Form.Shifts[{day}].Starts", "04:30"), ($"Form.Shifts[{day}].Ends", "08:00") }
            : [($"Form.Shifts[{day}].Starts", ""), ($"Form.Shifts[{day}].Ends", "")]),
    ];

    [Fact]
    public async Task A_lone_milkman_enters_himself_and_his_van()
    {
        Assert.Contains("Nobody drives yet. Enter yourself", (await app.Owner.Page("/owner/drivers")).Text(), StringComparison.Ordinal);
        await AVehicle();

        var page = (await app.Owner.Taken("/owner/drivers/new", "/new", Week())).Text();

        Assert.Contains("You drive yourself", page, StringComparison.Ordinal);
        Assert.Contains("Monday and Friday, 4:30–8:00 am, Float", page, StringComparison.Ordinal);
        Assert.Contains("80 crates and 20 bags", page, StringComparison.Ordinal);
        Assert.Equal("+12025550143", Assert.Single(await Fleet.Drivers()).Phone);
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Friday], (await Fleet.Shifts()).Select(shift => shift.Day));
    }

    [Theory]
    [InlineData("Form.Name", "", "The name is missing.")]
    [InlineData("Form.Name", "\u200b", "The name is missing.")]
    [InlineData("Form.Phone", "12", "The phone number is not a phone number that can be reached.")]
    [InlineData("Form.Shifts[0].Ends", "04:00", "The end on Monday must be after the start.")]
    [InlineData("Form.Shifts[0].Ends", "", "The end on Monday must be a time of day")]
    [InlineData("Form.Shifts[4].Starts", "early", "The start on Friday must be a time of day")]
    public async Task A_wrong_field_of_a_driver_is_named_and_nothing_is_stored(string field, string typed, string message)
    {
        await AVehicle();

        var html = await app.Owner.Refused("/owner/drivers/new", "/new", [.. Week().Where(each => each.Name != field), (field, typed)]);

        Assert.Contains(message, html.Text(), StringComparison.Ordinal);
        Assert.Contains(field == "Form.Name" ? "value=\"(202) 555-0143\"" : "value=\"Jo Elm\"", html, StringComparison.Ordinal);
        Assert.Empty(await Fleet.Drivers());
        Assert.Empty(await Fleet.Shifts());
    }

    [Fact]
    public async Task A_vehicle_taken_by_another_driver_that_day_is_refused()
    {
        await AVehicle();
        await app.Owner.Taken("/owner/drivers/new", "/new", Week());

        var html = await app.Owner.Refused("/owner/drivers/new", "/new", Week("Ben", "(202) 555-0144", 4, 5));

        Assert.Contains("On Friday this vehicle is Jo Elm's.", html.Text(), StringComparison.Ordinal);
        Assert.Single(await Fleet.Drivers());
    }

    [Fact]
    public async Task A_phone_number_is_one_drivers()
    {
        await AVehicle();
        await app.Owner.Taken("/owner/drivers/new", "/new", Week());

        var html = await app.Owner.Refused("/owner/drivers/new", "/new", ("Form.Name", "Ben"), ("Form.Phone", "202-555-0143"));

        Assert.Contains("The phone number is Jo Elm's already.", html.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_two_vehicles_one_is_chosen_for_each_day()
    {
        await app.Given.ADriver("Ana Silva");
        await AVehicle();

        Assert.Contains("Choose a vehicle for Monday.", (await app.Owner.Refused("/owner/drivers/new", "/new", Week())).Text(), StringComparison.Ordinal);

        var van = (await Fleet.Vehicles()).Single(vehicle => vehicle.Name == "Float").Id.ToString();
        var page = (await app.Owner.Taken("/owner/drivers/new", "/new", [.. Week(), ("Form.Shifts[0].Vehicle", van), ("Form.Shifts[4].Vehicle", van)])).Text();
        Assert.Contains("Who drives when", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drivers_hours_are_replaced_as_a_whole()
    {
        var ana = await app.Given.ADriver();

        await app.Owner.Taken($"/owner/drivers/{ana.Id}", $"{ana.Id}", Week("Ana Silva", ana.Phone, 6));

        Assert.Equal([DayOfWeek.Sunday], (await Fleet.Shifts()).Select(shift => shift.Day));
    }

    [Fact]
    public async Task Who_drives_no_longer_leaves_the_vehicle_free_and_can_come_back()
    {
        var ana = await app.Given.ADriver();

        var page = (await app.Owner.Taken($"/owner/drivers/{ana.Id}", "/retire")).Text();
        Assert.Contains("Ana Silva drives no longer.", page, StringComparison.Ordinal);
        Assert.Empty(await Fleet.Shifts());

        var html = await app.Owner.Refused("/owner/drivers/new", "/new", ("Form.Name", "Ana"), ("Form.Phone", ana.Phone));
        Assert.Contains("The phone number is Ana Silva's, who drives no longer. Bring Ana Silva back in the list “Drive no longer” of the drivers' page.", html.Text(), StringComparison.Ordinal);

        await app.Owner.Taken("/owner/drivers", "/back");
        Assert.Equal([ana], await Fleet.Drivers());
    }

    [Fact]
    public async Task A_vehicle_that_somebody_drives_stays()
    {
        await app.Given.ADriver();
        var van = Assert.Single(await Fleet.Vehicles());

        Assert.Contains("still driven by somebody", (await app.Owner.Taken($"/owner/drivers/vehicles/{van.Id}", "/retire")).Text(), StringComparison.Ordinal);
        Assert.Single(await Fleet.Vehicles());
    }

    [Theory]
    [InlineData("Form.Name", "", "The name is missing.")]
    [InlineData("Form.Name", "\u200b", "The name is missing.")]
    [InlineData("Form.Capacity[1]", "many", "The capacity in bags must be a whole number from 0 to 100000.")]
    public async Task A_wrong_field_of_a_vehicle_is_named(string field, string typed, string message)
    {
        (string Name, string Value)[] right = [("Form.Name", "Float"), ("Form.Capacity[0]", "80"), ("Form.Capacity[1]", "20")];

        var html = await app.Owner.Refused("/owner/drivers/vehicles/new", "/new", [.. right.Where(each => each.Name != field), (field, typed)]);

        Assert.Contains(message, html.Text(), StringComparison.Ordinal);
        Assert.Contains("value=\"80\"", html, StringComparison.Ordinal);
        Assert.Empty(await Fleet.Vehicles());
    }

    [Fact]
    public async Task Two_vehicles_in_use_do_not_share_a_name()
    {
        await AVehicle();

        var html = await app.Owner.Refused("/owner/drivers/vehicles/new", "/new", ("Form.Name", "float"), ("Form.Capacity[0]", "7"), ("Form.Capacity[1]", "0"));

        Assert.Contains("The name float is another vehicle&#x27;s already.", html, StringComparison.Ordinal);
        Assert.Contains("value=\"7\"", html, StringComparison.Ordinal);
        var first = Assert.Single(await Fleet.Vehicles());
        await app.Owner.Taken($"/owner/drivers/vehicles/{first.Id}", $"{first.Id}", ("Form.Name", "FLOAT"), ("Form.Capacity[0]", "81"), ("Form.Capacity[1]", "20"));
        await app.Owner.Taken($"/owner/drivers/vehicles/{first.Id}", "/retire");
        await AVehicle();   // the name is free again
    }

    [Fact]
    public async Task A_depot_is_found_by_its_address()
    {
        using var book = new StringReader("lat,lon,street,housenumber,postcode,city\n42.3610,-71.0580,Barn Lane,3,02101,Elmtown\n42.3612,-71.0582,Barn Lane,4,02101,Elmtown\n");
        await app.Get<ImportAddresses>().Run(AddressFile.Read(book));
        var page = $"/owner/drivers/depots/{app.Given.Depot.Id}";

        var html = await app.Owner.Refused(page, $"{app.Given.Depot.Id}", ("Form.Name", "New barn"), ("Form.Address", "Barn Lane"));
        Assert.Contains("The address fits several doors", html.Text(), StringComparison.Ordinal);
        await app.Owner.Taken(page, $"{app.Given.Depot.Id}", ("Form.Name", "New barn"), ("Form.Address", "barn lane 4"));

        Assert.Equal(42.3612, Assert.Single(await Fleet.Depots()).Location.Latitude, 4);
    }

    [Theory]
    [InlineData("Birch Street 3")]
    [InlineData("Birch Street 3, Elmtown")]
    [InlineData("birch street 3 elmtown")]
    [InlineData("Birch Street 3 02101 Elmtown")]
    public async Task A_whole_house_number_is_that_door_and_not_the_ones_that_begin_so(string address)
    {
        using var book = new StringReader(
            """
            lat,lon,street,housenumber,postcode,city
            42.3610,-71.0580,Birch Street,3,02101,Elmtown
            42.3612,-71.0582,Birch Street,30,02101,Elmtown
            42.3613,-71.0583,Birch Street,31,02101,Elmtown
            42.3620,-71.0590,Birch Street North,3,02101,Elmtown
            """);
        await app.Get<ImportAddresses>().Run(AddressFile.Read(book));

        await app.Owner.Taken("/owner/drivers/depots/new", "/new", ("Form.Name", "Barn"), ("Form.Address", address));

        Assert.Equal(42.3610, (await Fleet.Depots()).Single(depot => depot.Name == "Barn").Location.Latitude, 4);
    }

    [Fact]
    public async Task A_depot_far_from_every_neighbor_is_a_slip()
    {
        await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Wed", 1));

        var html = await app.Owner.Refused("/owner/drivers/depots/new", "/new", ("Form.Name", "Barn"), ("Form.Latitude", "42.36"), ("Form.Longitude", "71.06"));

        Assert.Contains("from your nearest neighbor", html.Text(), StringComparison.Ordinal);
        Assert.Single(await Fleet.Depots());
    }

    [Fact]
    public async Task A_depot_is_moved_with_a_comma_or_a_point()
    {
        await app.Owner.Taken($"/owner/drivers/depots/{app.Given.Depot.Id}", $"{app.Given.Depot.Id}", ("Form.Name", "New barn"), ("Form.Latitude", "49,51"), ("Form.Longitude", "11.28"));

        Assert.Equal(new Depot(app.Given.Depot.Id, "New barn", new LocalDelivery.Routing.Location(49.51, 11.28)), Assert.Single(await Fleet.Depots()));
    }

    [Theory]
    [InlineData("Form.Name", " ", "The name is missing.")]
    [InlineData("Form.Name", "\u200b", "The name is missing.")]
    [InlineData("Form.Latitude", "91", "The latitude must be a number of degrees from -90 to 90.")]
    [InlineData("Form.Longitude", "NaN", "The longitude must be a number of degrees from -180 to 180.")]
    public async Task A_wrong_field_of_a_depot_is_named(string field, string typed, string message)
    {
        (string Name, string Value)[] right = [("Form.Name", "Barn"), ("Form.Latitude", "49.5"), ("Form.Longitude", "11.2")];

        var html = await app.Owner.Refused("/owner/drivers/depots/new", "/new", [.. right.Where(each => each.Name != field), (field, typed)]);

        Assert.Contains(message, html.Text(), StringComparison.Ordinal);
        Assert.Equal("Elm Farm", Assert.Single(await Fleet.Depots()).Name);
    }

    [Fact]
    public async Task Units_are_not_saved_where_there_are_none()
    {
        var html = await app.Owner.Refused("/owner/drivers", "/units", ("Form.Names[0]", " "));

        Assert.Contains("The name of a unit is missing.", html.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_units_are_renamed_and_added()
    {
        await app.Owner.Taken("/owner/drivers", "/units", ("Form.Names[0]", "milk crates"), ("Form.Names[1]", "bags"), ("Form.Names[2]", "cool boxes"));
        Assert.Equal(["milk crates", "bags", "cool boxes"], await app.Get<LoadUnitStore>().Names());

        var html = await app.Owner.Refused("/owner/drivers", "/units", ("Form.Names[0]", "bags"), ("Form.Names[1]", ""), ("Form.Names[2]", "cool boxes"));
        Assert.Contains("There is a unit named bags already.", html.Text(), StringComparison.Ordinal);
        Assert.Contains("The name of a unit is missing.", html.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_are_at_most_nine_load_units()
    {
        (string, string)[] units = [.. Enumerable.Range(0, 9).Select(at => ($"Form.Names[{at}]", $"unit {at}"))];

        var html = await app.Owner.Refused("/owner/drivers", "/units", [.. units, ("Form.Names[9]", "one too many")]);
        Assert.Contains("The name of a unit: there can be at most 9 units.", html.Text(), StringComparison.Ordinal);

        html = await app.Owner.Taken("/owner/drivers", "/units", units);
        Assert.Equal(9, (await app.Get<LoadUnitStore>().Names()).Count);
        Assert.DoesNotContain("One more", html.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_are_numbered_without_a_gap()
    {
        var known = await app.Get<LoadUnitStore>().Names();

        await app.Owner.Taken("/owner/drivers", "/units",
            [.. known.Select((name, at) => ($"Form.Names[{at}]", name)), ($"Form.Names[{known.Count}]", ""), ($"Form.Names[{known.Count + 1}]", "cool boxes")]);

        Assert.Equal(known.Count + 1, await app.Database.Find<int>("select max(load_unit_id) from load_unit"));
    }
}
