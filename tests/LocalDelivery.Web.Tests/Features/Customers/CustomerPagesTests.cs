using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Tests.Features.Owner;

namespace LocalDelivery.Web.Tests.Features.Customers;

public sealed class CustomerPagesTests : IAsyncLifetime
{
    private readonly OwnerFixture app = new();
    private ProductId milk;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        milk = await app.Given.AProduct("Whole milk", 120);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<string> Found(string search) => (await app.Owner.Page($"/owner/customers?search={Uri.EscapeDataString(search)}")).Text();

    [Fact]
    public async Task Without_neighbors_it_says_how_most_begin() => Assert.Contains("Nobody has joined yet.", await Found(""), StringComparison.Ordinal);

    [Theory]
    [InlineData("olsen")]
    [InlineData("maple street 2")]
    [InlineData("(202) 555-1002")]
    public async Task A_neighbor_is_found_by_name_door_or_phone(string search)
    {
        await app.Given.ACustomer("Maya Olsen", (milk, "Mon", 1));
        await app.Given.ACustomer("Tom Reed", (milk, "Mon", 1));

        var page = await Found(search);

        Assert.Contains("Maya Olsen", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Tom Reed", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    public async Task A_wildcard_is_only_a_character(string search)
    {
        await app.Given.ACustomer("Maya Olsen", (milk, "Mon", 1));

        Assert.Contains("Nobody is called, lives or can be rung like", await Found(search), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newcomer_starts_on_the_day_of_the_first_delivery()
    {
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Fri", 1));
        await app.Database.Write(tx => tx.Execute("update subscription set starts_on = '2026-11-26' where customer_id = @Id", new { maya.Id }));   // a Thursday

        Assert.Contains("Starts on Friday, November 27.", (await app.Owner.Page($"/owner/customers/{maya.Id}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_turns_pages_after_fifty()
    {
        for (var i = 0; i < 51; i++) await app.Given.ACustomer($"Neighbor {i:00}", (milk, "Mon", 1));

        var second = (await app.Owner.Page("/owner/customers?page=2")).Text();

        Assert.Contains("51 neighbors · page 2 of 2", second, StringComparison.Ordinal);
        Assert.Contains("Neighbor 50", second, StringComparison.Ordinal);
        Assert.DoesNotContain("Neighbor 49", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_neighbors_page_says_what_comes_and_what_came()
    {
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Tue Fri", 2));
        await app.Get<FreezeOrders>().Run(OwnerFixture.Tuesday, null, CancellationToken.None);
        await app.Database.Write(tx => app.Get<TextStopStore>().Stop(tx, maya.Phone!));

        var page = (await app.Owner.Page($"/owner/customers/{maya.Id}")).Text();

        Assert.Contains("2 × Whole milk on Tuesday and Friday, every week", page, StringComparison.Ordinal);
        Assert.Contains("Fri, Nov 27 2 × Whole milk", page, StringComparison.Ordinal);
        Assert.Contains("no. 1 $2.40", page, StringComparison.Ordinal);
        Assert.Contains("Asked for no more texts", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_of_a_neighbor_is_changed()
    {
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Tue", 2));

        await app.Owner.Taken($"/owner/customers/{maya.Id}", $"{maya.Id}",
            ("Form.Name", "Maya Berg"), ("Form.Phone", "202 555 0199"), ("Form.AccessNote", "Gate code 7"), ("Form.Earliest", "06:00"), ("Form.Latest", "07:30"));

        Assert.Equal(
            maya with { Name = "Maya Berg", Phone = "+12025550199", AccessNote = "Gate code 7", Earliest = new TimeOnly(6, 0), Latest = new TimeOnly(7, 30) },
            await app.Get<CustomerStore>().Find(maya.Id));
    }

    [Theory]
    [InlineData("Form.Name", "", "The name is missing.")]
    [InlineData("Form.Name", "\u200b", "The name is missing.")]
    [InlineData("Form.Phone", "none of your business", "The phone number is not a phone number that can be reached.")]
    [InlineData("Form.Earliest", "dawn", "The earliest time must be a time of day")]
    [InlineData("Form.Latest", "05:00", "The latest time must not be before the earliest.")]
    public async Task A_wrong_field_is_named_and_nothing_is_stored(string field, string typed, string message)
    {
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Tue", 2));
        (string Name, string Value)[] right =
            [("Form.Name", "Maya Berg"), ("Form.Phone", maya.Phone!), ("Form.AccessNote", "Gate code 7"), ("Form.Earliest", "06:00"), ("Form.Latest", "07:30")];

        var html = await app.Owner.Refused($"/owner/customers/{maya.Id}", $"{maya.Id}", [.. right.Where(each => each.Name != field), (field, typed)]);

        Assert.Contains(message, html.Text(), StringComparison.Ordinal);
        Assert.Contains("Gate code 7", html, StringComparison.Ordinal);
        Assert.Equal(maya, await app.Get<CustomerStore>().Find(maya.Id));
    }

    [Fact]
    public async Task What_waits_in_the_outbox_goes_to_the_number_that_was_corrected()
    {
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Tue", 2));
        var now = app.Time.GetUtcNow();
        var text = new NewMessage(MessageId.New(now), maya.Id.Value, maya.Id, maya.Phone!, MessageKinds.Window, OwnerFixture.Tuesday, "Hi", now, UselessAfter: null);
        await app.Database.Write(tx => app.Get<MessageStore>().Insert(tx, text));

        await app.Owner.Taken($"/owner/customers/{maya.Id}", $"{maya.Id}", ("Form.Name", "Maya Olsen"), ("Form.Phone", "202 555 0199"));

        Assert.Equal("+12025550199", (await app.Get<OutboxStore>().Find(text.Id))!.Phone);
    }

    [Fact]
    public async Task What_is_coming_is_not_said_of_goods_that_are_sold_no_more()
    {
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Fri", 2));
        await app.Database.Write(tx => tx.Execute("update product set retired_from = '2026-12-04' where product_id = @milk", new { milk }));

        var page = (await app.Owner.Page($"/owner/customers/{maya.Id}")).Text();

        Assert.DoesNotMatch("Fri, Nov 27 2 × Whole milk not sold", page);
        Assert.Contains("Fri, Dec 4 2 × Whole milk not sold that day", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_number_is_one_neighbors()
    {
        var maya = await app.Given.ACustomer("Maya Olsen", (milk, "Tue", 2));
        var tom = await app.Given.ACustomer("Tom Reed", (milk, "Tue", 2));

        var html = await app.Owner.Refused($"/owner/customers/{maya.Id}", $"{maya.Id}", ("Form.Name", "Maya Olsen"), ("Form.Phone", tom.Phone!));

        Assert.Contains("The phone number is another neighbor's.", html.Text(), StringComparison.Ordinal);
    }
}
