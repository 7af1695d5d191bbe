using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Orders;

public abstract class OrderStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    private OrderStore Orders => field ??= new OrderStore(Database);

    private Customer maya = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.ABusiness();
        maya = await Given.ACustomer("Maya Olsen");
        Time.Advance(TimeSpan.FromMicroseconds(123_457));
    }

    private Order AnOrder(DateOnly date, params OrderLine[] lines) => new(
        OrderId.New(Time.GetUtcNow()), 0, maya.Id, date, maya.DepotId, lines.Select(line => line.Total).Sum(Given.Currency), Time.GetUtcNow(), lines);

    private Task<bool> Insert(Order order) => Database.Write(tx => Orders.Insert(tx, order));

    [Fact]
    public async Task An_order_comes_back_as_it_was_frozen_its_lines_by_name()
    {
        var milk = new OrderLine(await Given.AProduct("Whole milk", 120), "Whole milk", "1 l", 3, new Money(119, Given.Currency));
        var gold = new OrderLine(await Given.AProduct("Gold", 1), "A bar of gold", "each", 2, new Money(5_000_000_000, Given.Currency));
        var order = AnOrder(Wednesday, milk, gold);
        Assert.True(await Insert(order));

        var found = Assert.Single(await Orders.On(Wednesday));

        Assert.Equal(order with { Number = found.Number, Lines = found.Lines }, found);
        Assert.Equal([gold, milk], found.Lines);
        Assert.True(found.Number > 0);
        Assert.Empty(await Orders.On(Wednesday.AddDays(1)));
    }

    [Fact]
    public async Task A_customer_has_one_order_a_date()
    {
        var order = AnOrder(Wednesday);
        Assert.False(await Database.Write(tx => Orders.Exists(tx, maya.Id, Wednesday)));
        Assert.True(await Insert(order));
        Assert.False(await Insert(AnOrder(Wednesday)));

        Assert.True(await Database.Write(tx => Orders.Exists(tx, maya.Id, Wednesday)));
        Assert.False(await Database.Write(tx => Orders.Exists(tx, maya.Id, Wednesday.AddDays(1))));
        Assert.Equal(order.Id, Assert.Single(await Orders.On(Wednesday)).Id);
    }

    [Fact]
    public async Task A_line_that_was_left_out_joins_the_order_once_and_its_total()
    {
        var milk = new OrderLine(await Given.AProduct("Whole milk", 120), "Whole milk", "1 l", 3, new Money(120, Given.Currency));
        var bread = new OrderLine(await Given.AProduct("Sourdough", 450), "Sourdough", "each", 2, new Money(450, Given.Currency));
        var order = AnOrder(Wednesday, milk);
        Assert.Null(await Database.Write(tx => Orders.Find(tx, maya.Id, Wednesday)));
        await Insert(order);
        Assert.Equal(new FrozenOrder(order.Id, maya.DepotId), await Database.Write(tx => Orders.Find(tx, maya.Id, Wednesday)));

        Assert.True(await Database.Write(tx => Orders.AddLine(tx, order.Id, bread)));
        Assert.False(await Database.Write(tx => Orders.AddLine(tx, order.Id, bread with { Quantity = 7 })));

        var found = Assert.Single(await Orders.On(Wednesday));
        Assert.Equal([bread, milk], found.Lines);
        Assert.Equal(1260, found.Total.Minor);
    }

    [Fact]
    public async Task A_customers_orders_are_told_from_a_date_on_the_oldest_first()
    {
        var (past, first, second) = (AnOrder(Wednesday.AddDays(-1)), AnOrder(Wednesday), AnOrder(Wednesday.AddDays(2)));
        foreach (var order in new[] { second, past, first }) await Insert(order);

        Assert.Equal([first.Id, second.Id], (await Orders.Of(maya.Id, Wednesday)).Select(order => order.Id));
        Assert.Empty(await Orders.Of((await Given.ACustomer("Tom Reed")).Id, Wednesday));
    }

    public sealed class OnSqlite() : OrderStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : OrderStoreContract(new PostgresSource(server));
}
