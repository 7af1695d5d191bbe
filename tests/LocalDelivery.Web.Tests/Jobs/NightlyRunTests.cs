using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Jobs;

public sealed class NightlyRunTests : IAsyncLifetime
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private readonly AppFixture app = new();

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task<IReadOnlyList<NightProblem>> Problems => app.Get<NightStore>().Problems(Wednesday);

    [Fact]
    public async Task A_night_turns_what_neighbors_want_into_orders_routes_and_texts()
    {
        await app.Given.ADriver();
        var milk = await app.Given.AProduct("Whole milk", 120);
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Mon Wed Fri", 2));
        await app.Given.ACustomer("Tom Reed", (milk, "Tue", 1));

        var report = await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Equal(new StepResult(1, 1, 0, 0), report.Frozen);
        Assert.Equal(1, report.Promised.Done);
        var order = Assert.Single(await app.Get<OrderStore>().On(Wednesday));
        Assert.Equal((maya.Id, 240), (order.CustomerId, order.Total.Minor));
        var plan = Assert.Single(await app.Get<RoutePlanStore>().Released(Wednesday));
        Assert.Equal([order.Id], plan.Orders);
        Assert.Empty(await Problems);
    }

    [Fact]
    public async Task The_text_names_the_day_the_window_the_goods_and_the_link()
    {
        await app.Given.ADriver("Ana Silva");
        var milk = await app.Given.AProduct("Whole milk", 120);
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Wed", 2));

        await app.Get<NightlyRun>().Run(Wednesday);

        var text = await app.Database.Find<string>("select body from message where kind = 'window'");
        Assert.Matches(
            $"^Hi Maya, Ana of Elm Dairy comes on Wednesday, November 25 between 4:[0-9]{{2}} and [45]:[0-9]{{2}} am: 2 × Whole milk\\. Questions or changes: http://localhost:5080/me/{maya.LinkToken}$",
            text);
        var window = Assert.Single(await app.Get<PromiseStore>().On(Wednesday)).Value;
        var stop = (await app.Get<RoutePlanStore>().Released(Wednesday)).Single().Routes.Single().Stops.Single();
        Assert.InRange(stop.ServiceStartsAt, window.From.AddMinutes(20), window.Until.AddMinutes(-20));
    }

    [Fact]
    public async Task A_product_the_owner_took_away_is_reported_and_the_rest_comes()
    {
        await app.Given.ADriver();
        var milk = await app.Given.AProduct("Whole milk", 120);
        var bread = await app.Given.AProduct("Sourdough", 450, Weekdays.Friday);
        await app.Given.ACustomer("Maya Olsen", (milk, "Wed", 2), (bread, "Wed", 1));
        var tom = await app.Given.ACustomer("Tom Reed", (bread, "Wed", 1));

        var report = await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Equal(new StepResult(2, 1, 0, 1), report.Frozen);
        Assert.Equal(240, Assert.Single(await app.Get<OrderStore>().On(Wednesday)).Total.Minor);
        Assert.Equal(
            ["line not-sold-that-weekday Sourdough", "line not-sold-that-weekday Sourdough", "order nothing-sellable "],
            (await Problems).Select(problem => $"{problem.Kind} {problem.Reason} {problem.Detail}").Order(StringComparer.Ordinal));
        Assert.Contains(await Problems, problem => problem.Kind == "order" && problem.ItemId == tom.Id.ToString());
    }

    [Fact]
    public async Task An_order_that_failed_is_made_by_the_next_run_and_its_problem_is_solved()
    {
        await app.Given.ADriver();
        var bread = await app.Given.AProduct("Sourdough", 450, Weekdays.Friday);
        await app.Given.ACustomer("Tom Reed", (bread, "Wed", 1));
        await app.Get<NightlyRun>().Run(Wednesday);

        await Sell(bread, Weekdays.All);
        var report = await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Equal(1, report.Frozen.Done);
        Assert.Equal(1, report.Released.Done);
        Assert.Empty(await Problems);
    }

    [Fact]
    public async Task A_line_that_was_left_out_joins_the_order_the_load_and_the_plan_at_the_next_run()
    {
        await app.Given.ADriver("Ana Silva", capacity: 4);
        var milk = await app.Given.AProduct("Whole milk", 120);
        var bread = await app.Given.AProduct("Sourdough", 450, Weekdays.Friday);
        await app.Given.ACustomer("Maya Olsen", (milk, "Wed", 2), (bread, "Wed", 1));
        await app.Get<NightlyRun>().Run(Wednesday);
        var promised = await app.Get<PromiseStore>().On(Wednesday);
        Assert.Equal("line", Assert.Single(await Problems).Kind);

        await Sell(bread, Weekdays.All);
        var report = await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Equal(new StepResult(1, 1, 0, 0), report.Frozen);
        var order = Assert.Single(await app.Get<OrderStore>().On(Wednesday));
        Assert.Equal(["Sourdough", "Whole milk"], order.Lines.Select(line => line.ProductName));
        Assert.Equal(690, order.Total.Minor);
        Assert.Empty(await Problems);
        var plan = Assert.Single(await app.Get<RoutePlanStore>().Released(Wednesday));
        Assert.Equal(2, plan.Revision);
        Assert.Equal(promised, await app.Get<PromiseStore>().On(Wednesday));

        await app.Get<NightlyRun>().Run(Wednesday);
        Assert.Equal(2, Assert.Single(await app.Get<RoutePlanStore>().Released(Wednesday)).Revision);
    }

    [Fact]
    public async Task A_line_that_makes_an_order_too_much_for_the_vans_is_seen_by_the_plan()
    {
        await app.Given.ADriver("Ana Silva", capacity: 2);
        var milk = await app.Given.AProduct("Whole milk", 120);
        var bread = await app.Given.AProduct("Sourdough", 450, Weekdays.Friday);
        await app.Given.ACustomer("Maya Olsen", (milk, "Wed", 2), (bread, "Wed", 1));
        await app.Get<NightlyRun>().Run(Wednesday);

        await Sell(bread, Weekdays.All);
        await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Equal(("stop", "NoCapacity"), ((await Problems).Single().Kind, (await Problems).Single().Reason));
    }

    [Theory]
    [InlineData(true)]    // the owner has rung her
    [InlineData(false)]   // the van is on the road
    public async Task A_line_that_was_left_out_stays_out_once_it_is_dealt_with_or_the_vans_have_left(bool isDealtWith)
    {
        await app.Given.ADriver();
        var milk = await app.Given.AProduct("Whole milk", 120);
        var bread = await app.Given.AProduct("Sourdough", 450, Weekdays.Friday);
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Wed", 2), (bread, "Wed", 1));
        await app.Get<NightlyRun>().Run(Wednesday);
        if (isDealtWith) await app.Database.Write(tx => app.Get<NightStore>().Solve(tx, Wednesday, "line", $"{maya.Id}/{bread}"));
        else app.ClockAt(new DateTimeOffset(2026, 11, 25, 10, 11, 0, TimeSpan.Zero));

        await Sell(bread, Weekdays.All);
        await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Single(Assert.Single(await app.Get<OrderStore>().On(Wednesday)).Lines);
        Assert.Equal(isDealtWith ? 0 : 1, (await Problems).Count);
    }

    [Theory]
    [InlineData("skips")]
    [InlineData("pauses")]
    [InlineData("leaves")]
    public async Task A_failed_order_of_somebody_who_does_not_want_it_any_more_is_no_problem(string does)
    {
        await app.Given.ADriver();
        var bread = await app.Given.AProduct("Sourdough", 450, Weekdays.Friday);
        var tom = await app.Given.ACustomer("Tom Reed", (bread, "Wed", 1));
        await app.Given.ACustomer("Maya Olsen", (bread, "Wed", 1));
        await app.Get<NightlyRun>().Run(Wednesday);
        Assert.Equal(4, (await Problems).Count);

        var subscriptions = app.Get<SubscriptionStore>();
        var subscription = (await subscriptions.FindByCustomer(tom.Id))!.Id;
        await app.Database.Write<object>(async tx => does switch
        {
            "skips" => await subscriptions.Skip(tx, subscription, Wednesday),
            "pauses" => await subscriptions.InsertPause(tx, subscription, new Pause(Wednesday, null)),
            _ => await tx.Execute("update subscription set cancelled_from = @Wednesday where subscription_id = @subscription", new { Wednesday, subscription }),
        });
        await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Equal(2, (await Problems).Count);
        Assert.DoesNotContain(await Problems, problem => problem.ItemId.StartsWith(tom.Id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_driver_every_door_is_listed_with_its_reason_and_a_driver_mends_it()
    {
        var milk = await app.Given.AProduct("Whole milk", 120);
        await app.Given.ACustomer("Maya Olsen", (milk, "Wed", 2));
        await app.Get<NightlyRun>().Run(Wednesday);
        Assert.Equal("stop", Assert.Single(await Problems).Kind);

        await app.Given.ADriver();
        var report = await app.Get<NightlyRun>().Run(Wednesday, again: true);

        Assert.Equal(1, report.Promised.Done);
        Assert.Equal(2, (await app.Get<RoutePlanStore>().Released(Wednesday)).Single().Revision);
        Assert.Empty(await Problems);
    }

    [Fact]
    public async Task What_was_promised_is_kept_by_a_later_plan()
    {
        await app.Given.ADriver("Ana Silva", capacity: 100);
        var milk = await app.Given.AProduct("Whole milk", 120);
        for (var number = 1; number <= 12; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Wed", 1));
        await app.Get<NightlyRun>().Run(Wednesday);
        var promised = await app.Get<PromiseStore>().On(Wednesday);

        await app.Given.ACustomer("Late Larry", (milk, "Wed", 1));
        await app.Given.ADriver("Ben Okafor");
        await app.Get<NightlyRun>().Run(Wednesday);

        var plan = (await app.Get<RoutePlanStore>().Released(Wednesday)).Single();
        Assert.Equal((2, 13, 0), (plan.Revision, plan.Orders.Count(), plan.Unassigned.Count));
        foreach (var stop in plan.Routes.SelectMany(route => route.Stops))
            foreach (var order in stop.Orders.Where(promised.ContainsKey))
                Assert.InRange(stop.ServiceStartsAt, promised[order].From, promised[order].Until);
        Assert.Equal(13, await app.Database.Find<int>("select count(*) from message where kind = 'window'"));
    }

    [Fact]
    public async Task Neighbors_behind_one_door_are_one_stop()
    {
        await app.Given.ADriver();
        var milk = await app.Given.AProduct("Whole milk", 120);
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Wed", 2));
        await app.Given.ACustomer("Tom Reed", maya.Door, (milk, "Wed", 1));

        await app.Get<NightlyRun>().Run(Wednesday);

        var stop = (await app.Get<RoutePlanStore>().Released(Wednesday)).Single().Routes.Single().Stops.Single();
        Assert.Equal(2, stop.Orders.Count);
        Assert.Equal(TimeSpan.FromSeconds(80), stop.DepartsAt - stop.ServiceStartsAt);
    }

    [Fact]
    public async Task Houses_that_the_address_book_puts_on_one_point_are_a_stop_each()
    {
        await app.Given.ADriver();
        var milk = await app.Given.AProduct("Whole milk", 120);
        var door = (await app.Given.ACustomer("Maya Olsen", (milk, "Wed", 2))).Door;
        await app.Given.ACustomer("Tom Reed", door with { HouseNumber = "118" }, (milk, "Wed", 1));
        await app.Given.ACustomer("Ida Berg", door with { HouseNumber = "118", Flat = "2" }, (milk, "Wed", 1));

        await app.Get<NightlyRun>().Run(Wednesday);

        var stops = (await app.Get<RoutePlanStore>().Released(Wednesday)).Single().Routes.Single().Stops;
        Assert.Equal([1, 2], stops.Select(stop => stop.Orders.Count).Order());
    }

    [Theory]
    [InlineData(1, 2)]    // 12 crates
    [InlineData(3, 4)]    // 36 crates, three neighbors to a van
    public async Task A_house_that_no_van_can_take_at_once_is_visited_by_as_many_as_it_needs(int crates, int stops)
    {
        for (var van = 1; van <= 4; van++) await app.Given.ADriver($"Driver {van}", capacity: 10);
        var milk = await app.Given.AProduct("Whole milk", 120);
        var door = (await app.Given.ACustomer("Neighbor 1", (milk, "Wed", crates))).Door;
        for (var number = 2; number <= 12; number++) await app.Given.ACustomer($"Neighbor {number}", door, (milk, "Wed", crates));

        await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Empty(await Problems);
        var plan = Assert.Single(await app.Get<RoutePlanStore>().Released(Wednesday));
        Assert.Equal((12, stops), (plan.Routes.Sum(route => route.Stops.Sum(stop => stop.Orders.Count)), plan.Routes.Sum(route => route.Stops.Count)));

        await app.Given.ACustomer("Late Larry", door, (milk, "Wed", 1));
        await app.Get<NightlyRun>().Run(Wednesday);

        plan = Assert.Single(await app.Get<RoutePlanStore>().Released(Wednesday));
        Assert.Empty(await Problems);   // nor is anybody told another driver than comes
        Assert.Equal((2, 13), (plan.Revision, plan.Orders.Count()));
    }

    [Theory]
    [InlineData("05:30", null, null, null, 1)]          // one says when, the other does not mind
    [InlineData("05:00", "06:30", "06:00", "07:00", 1)]   // both can be met between 6 and 6:30
    [InlineData("04:30", "05:00", "06:00", "07:00", 2)]   // they share no minute
    public async Task Neighbors_behind_one_door_are_one_stop_in_the_hours_they_share(string? earliest, string? latest, string? otherEarliest, string? otherLatest, int stops)
    {
        await app.Given.ADriver();
        var milk = await app.Given.AProduct("Whole milk", 120);
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Wed", 2));
        await Ask(maya, earliest, latest);
        await Ask(await app.Given.ACustomer("Tom Reed", maya.Door, (milk, "Wed", 1)), otherEarliest, otherLatest);

        await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Empty(await app.Get<NightStore>().Problems(Wednesday));
        Assert.Equal(stops, (await app.Get<RoutePlanStore>().Released(Wednesday)).Single().Routes.Sum(route => route.Stops.Count));
    }

    private Task Ask(Customer customer, string? earliest, string? latest) => app.Database.Write(tx => tx.Execute(
        """
        update customer
           set earliest = @earliest,
               latest = @latest
         where customer_id = @id
        """, new { id = customer.Id, earliest = earliest is null ? (TimeOnly?)null : TimeOnly.Parse(earliest, null), latest = latest is null ? (TimeOnly?)null : TimeOnly.Parse(latest, null) }));

    [Fact]
    public async Task A_neighbor_without_a_phone_has_a_row_that_says_so()
    {
        await app.Given.ADriver();
        var maya = await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Wed", 2));
        await app.Database.Write(tx => tx.Execute("update customer set phone = null where customer_id = @id", new { id = maya.Id }));

        var report = await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Equal(1, report.Sent.Skipped);
        Assert.Equal("no-phone", await app.Database.Find<string>("select outcome from message where kind = 'window'"));
    }

    [Fact]
    public async Task A_plan_that_no_longer_fits_the_day_is_not_released()
    {
        var ana = await app.Given.ADriver("Ana Silva");
        var milk = await app.Given.AProduct("Whole milk", 120);
        await app.Given.ACustomer("Maya Olsen", (milk, "Wed", 2));
        await app.Get<FreezeOrders>().Run(Wednesday, progress: null, CancellationToken.None);
        await app.Get<PlanRoutes>().Run(Wednesday, progress: null, CancellationToken.None);
        var shift = (await app.Get<FleetStore>().Shifts()).Single(shift => shift.DriverId == ana.Id && shift.Day == DayOfWeek.Wednesday);
        await app.Database.Write(tx => app.Get<FleetStore>().SaveShift(tx, shift with { Starts = new TimeOnly(6, 0) }));

        var released = await app.Get<ReleaseRoutes>().Run(Wednesday);

        Assert.Equal(1, released.Failed);
        Assert.Empty(await app.Get<RoutePlanStore>().Released(Wednesday));
        Assert.Equal("check-failed", Assert.Single(await Problems).Reason);

        await app.Get<NightlyRun>().Run(Wednesday);
        Assert.Empty(await Problems);
        Assert.Single(await app.Get<RoutePlanStore>().Released(Wednesday));
    }

    private Task Sell(ProductId id, Weekdays weekdays) => app.Database.Write(async tx =>
    {
        var product = (await app.Get<ProductStore>().All()).Single(product => product.Id == id);
        await app.Get<ProductStore>().Save(tx, product with { Product = product.Product with { Weekdays = weekdays } });
    });
}
