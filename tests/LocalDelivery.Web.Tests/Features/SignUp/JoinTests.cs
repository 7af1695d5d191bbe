using System.Net;
using System.Text.RegularExpressions;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Features.SignUp;

/// <summary>Joining as a phone without scripts does it.</summary>
public sealed class JoinTests : IAsyncLifetime
{
    private const string AlreadyCustomer = "You already get deliveries from us, so nothing was changed.";

    private readonly AppFixture app = new();
    private HttpClient client = null!;
    private ProductId milk;
    private ProductId bread;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        milk = await app.Given.AProduct("Whole milk", 120);
        bread = await app.Given.AProduct("Sourdough", 450, Weekdays.Friday);
        using var book = new StringReader(
            """
            lat,lon,street,housenumber,postcode,city
            42.3610,-71.0580,Maple Street,14,02101,Elmtown
            42.3611,-71.0581,Maple Street,16,02101,Elmtown
            42.3700,-71.0500,Birch Lane,14,02101,Elmtown
            """);
        await app.Get<ImportAddresses>().Run(AddressFile.Read(book));
        client = app.Client();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private string Day(ProductId product, int weekday) => $"day-{product.Value:N}-{weekday}";

    private async Task<string> Where(params (string, string)[] wanted)
    {
        using var answer = await client.Submit("/join", null, wanted);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static (string, string)[] Household(string phone = "(202) 555-0123", string address = "maple street 14", string name = "Maya Olsen") =>
        [("Name", name), ("Phone", phone), ("Address", address), ("Flat", "2"), ("AccessNote", "Side door")];

    private async Task<string> CodePage(string phone = "(202) 555-0123")
    {
        using var answer = await client.Submit(await Where((Day(milk, 1), "2"), (Day(milk, 5), "1"), (Day(bread, 5), "1")), null, Household(phone));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<string> Refusal(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<title>Error: ", html, StringComparison.Ordinal);
        answer.Dispose();
        return html.Text();
    }

    [Theory]
    [InlineData("/join?sign-up=foo")]
    [InlineData("/join?sign-up=0193541e-0000-7000-8000-000000000000")]
    public async Task A_sign_up_that_there_is_not_is_simply_begun_anew(string address)
    {
        var html = await app.Client().Page(address);

        Assert.DoesNotContain("Please look at this again", html.Text(), StringComparison.Ordinal);
        Assert.Contains("/join/what/", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_products_to_the_first_delivery()
    {
        var page = await CodePage();
        using var answer = await client.Submit(page, null, ("code", await app.LastCode()));

        var done = (await client.Page(answer.Headers.Location!.ToString())).Text();
        Assert.Contains("Welcome, Maya!", done, StringComparison.Ordinal);
        Assert.Contains("Your first delivery comes on Friday, November 27.", done, StringComparison.Ordinal);   // it is Monday noon: Monday itself is past
        Assert.Contains("every week on Monday and Friday", done, StringComparison.Ordinal);
        Assert.Contains("$8.10 a week", done, StringComparison.Ordinal);   // 2 + 1 milk at 1.20, a bread at 4.50
        var customer = Assert.Single(await app.Get<CustomerStore>().All());
        Assert.Equal(("Maya Olsen", "+12025550123", "Maple Street 14", "2", "Side door"), (customer.Name, customer.Phone, customer.Door.Short, customer.Door.Flat, customer.AccessNote));
        Assert.Contains($"/me/{customer.LinkToken}", await app.Database.Find<string>("select body from message where kind = 'welcome'"), StringComparison.Ordinal);
        Assert.Contains("Whole milk", (await client.Page("/me")).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-27T23:59:59Z", "Saturday, November 28")]   // 6:59:59 pm on Friday
    [InlineData("2026-11-28T00:00:00Z", "Saturday, December 5")]   // 7 pm: tomorrow is packed
    public async Task The_first_delivery_is_the_first_whose_cutoff_lies_ahead(string now, string first)
    {
        app.ClockAt(DateTimeOffset.Parse(now, null));
        using var where = await client.Submit(await Where((Day(milk, 6), "1")), null, Household());
        using var answer = await client.Submit(where.Headers.Location!.ToString(), null, ("code", await app.LastCode()));
        Assert.Contains(first, (await client.Page(answer.Headers.Location!.ToString())).Text(), StringComparison.Ordinal);
    }

    private Task Withdrawn(ProductId product) =>
        app.Database.Write(tx => tx.Execute("update product set retired_from = '2026-11-23' where product_id = @product", new { product }));

    [Fact]
    public async Task What_was_withdrawn_meanwhile_is_not_joined_for_and_page_1_says_so()
    {
        using var where = await client.Submit(await Where((Day(milk, 1), "2")), null, Household());
        await Withdrawn(milk);

        using var answer = await client.Submit(where.Headers.Location!.ToString(), null, ("code", await app.LastCode()));

        Assert.StartsWith("/join?sign-up=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("What you chose is not sold any more. Please choose again.", (await client.Page(answer.Headers.Location.ToString())).Text(), StringComparison.Ordinal);
        Assert.Empty(await app.Get<CustomerStore>().All());
        Assert.Equal(0, await app.Database.Find<int>("select count(*) from message where kind = 'welcome'"));
    }

    [Fact]
    public async Task What_is_still_sold_comes_and_its_first_date_is_the_one_that_is_said()
    {
        var page = await CodePage();   // milk on Monday and Friday, bread on Friday
        await app.Database.Write(tx => tx.Execute("update product set weekdays = @monday where product_id = @milk", new { monday = (int)Weekdays.Monday, milk }));
        await Withdrawn(bread);

        using var answer = await client.Submit(page, null, ("code", await app.LastCode()));

        Assert.Contains("Your first delivery comes on Monday, November 30.", (await client.Page(answer.Headers.Location!.ToString())).Text(), StringComparison.Ordinal);
        Assert.Contains("Monday, November 30", await app.Database.Find<string>("select body from message where kind = 'welcome'"), StringComparison.Ordinal);
        Assert.Equal(milk, Assert.Single(Assert.Single(await app.Get<SubscriptionStore>().All()).Lines).ProductId);
    }

    private Task WithoutADepot() => app.Database.Write(tx => tx.Execute("delete from depot"));

    [Fact]
    public async Task Without_a_depot_page_1_is_closed_and_takes_nothing()
    {
        var html = await client.Page("/join");
        await WithoutADepot();

        Assert.Contains("There is nothing to order yet.", (await client.Page("/join")).Text(), StringComparison.Ordinal);
        await Refusal(await client.SubmitFrom(html, "/join", null, (Day(milk, 1), "2")));
        Assert.Equal(0, await app.Database.Find<int>("select count(*) from sign_up"));
    }

    [Fact]
    public async Task Without_a_depot_the_code_page_says_so_and_the_code_is_not_spent()
    {
        var page = await CodePage();
        await WithoutADepot();

        Assert.Contains("There is nothing to order yet.", await Refusal(await client.Submit(page, null, ("code", await app.LastCode()))), StringComparison.Ordinal);

        await app.Given.ADepot("Elm Farm");
        using var answer = await client.Submit(page, null, ("code", await app.LastCode()));
        Assert.StartsWith("/join/done/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_that_was_run_early_takes_no_newcomers()
    {
        await app.Get<NightStore>().Begin(new DateOnly(2026, 11, 27));
        using var answer = await client.Submit(await CodePage(), null, ("code", await app.LastCode()));
        Assert.Contains("Your first delivery comes on Monday, November 30.", (await client.Page(answer.Headers.Location!.ToString())).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_twice_and_from_the_back_button_it_is_one_customer()
    {
        var page = await CodePage();
        var html = await client.Page(page);
        var where = page.Replace("/code/", "/where/", StringComparison.Ordinal);
        var older = await client.Page(where);
        var code = await app.LastCode();
        using var first = await client.SubmitFrom(html, page, null, ("code", code));
        using var second = await client.SubmitFrom(html, page, null, ("code", code));
        using var back = await client.SubmitFrom(older, where, null, Household(name: "Somebody Else"));

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.Location, back.Headers.Location);
        Assert.Equal("Maya Olsen", Assert.Single(await app.Get<CustomerStore>().All()).Name);
        Assert.Single(await app.Get<SubscriptionStore>().All());
        Assert.Equal(1, await app.Database.Find<int>("select count(*) from message where kind = 'welcome'"));
    }

    [Theory]
    [InlineData("/join?sign-up=")]
    [InlineData("/join/where/")]
    public async Task Whoever_goes_back_after_joining_is_told_that_nothing_can_be_changed_there(string back)
    {
        var page = await CodePage();
        var id = page[^36..];
        var what = await client.Page($"/join?sign-up={id}");
        using var done = await client.Submit(page, null, ("code", await app.LastCode()));

        using var answer = await client.GetAsync(back + id);
        Assert.Equal(done.Headers.Location, answer.Headers.Location);
        using var changed = await client.SubmitFrom(what, "/join", null, (Day(milk, 1), "5"));
        Assert.Equal(done.Headers.Location, changed.Headers.Location);
        Assert.Contains("You have joined already. Nothing has been changed.", (await client.Page(changed.Headers.Location!.ToString())).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_that_is_a_customer_already_finds_its_deliveries_and_only_after_the_code()
    {
        using (await client.Submit(await CodePage(), null, ("code", await app.LastCode())))
        {
        }

        client = app.Client();
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var page = await CodePage();
        Assert.DoesNotContain("already", (await client.Page(page)).Text(), StringComparison.OrdinalIgnoreCase);
        using var answer = await client.Submit(page, null, ("code", await app.LastCode()));

        var done = await client.Page(answer.Headers.Location!.ToString());
        Assert.Contains(AlreadyCustomer, done.Text(), StringComparison.Ordinal);
        Assert.Contains("href=\"/me\"", done, StringComparison.Ordinal);
        Assert.Contains("Whole milk", (await client.Page("/me")).Text(), StringComparison.Ordinal);
        Assert.Single(await app.Get<CustomerStore>().All());
    }

    [Fact]
    public async Task A_phone_that_is_a_customer_already_reads_so_however_often_it_presses_and_comes_back()
    {
        using (await client.Submit(await CodePage(), null, ("code", await app.LastCode())))
        {
        }

        app.Time.Advance(TimeSpan.FromMinutes(1));
        var page = await CodePage();
        var html = await client.Page(page);
        var code = await app.LastCode();
        using var first = await client.SubmitFrom(html, page, null, ("code", code));
        using var second = await client.SubmitFrom(html, page, null, ("code", code));
        using var back = await client.GetAsync(new Uri(page, UriKind.Relative));

        foreach (var answer in new[] { first, second, back, back })
        {
            var done = (await client.Page(answer.Headers.Location!.ToString())).Text();
            Assert.Contains(AlreadyCustomer, done, StringComparison.Ordinal);
            Assert.DoesNotContain("Welcome", done, StringComparison.Ordinal);
            Assert.DoesNotContain("a week", done, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_texting_provider_nobody_is_told_that_a_text_is_on_its_way()
    {
        var page = (await client.Page(await CodePage())).Text();
        Assert.Contains("but no texts go out from here yet. Ask us for them.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("We texted", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_the_code_everybody_reads_what_to_do_after_a_STOP() =>
        Assert.Contains("No code? If you once texted STOP to us, text START first.", (await client.Page(await CodePage())).Text(), StringComparison.Ordinal);

    [Fact]
    public async Task A_wrong_code_makes_nobody_a_customer()
    {
        var page = await CodePage();
        Assert.Contains("not the six digits", await Refusal(await client.Submit(page, null, ("code", "12345"))), StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("no longer good", await Refusal(await client.Submit(page, null, ("code", await app.LastCode()))), StringComparison.Ordinal);
        Assert.Empty(await app.Get<CustomerStore>().All());
    }

    [Fact]
    public async Task After_five_wrong_codes_even_the_right_one_needs_a_new_text()
    {
        var page = await CodePage();
        var right = await app.LastCode();
        var wrong = right == "111111" ? "222222" : "111111";
        for (var tries = 0; tries < 5; tries++) Assert.Contains("not the six digits", await Refusal(await client.Submit(page, null, ("code", wrong))), StringComparison.Ordinal);

        Assert.Contains("no longer good. Let us send a new one.", await Refusal(await client.Submit(page, null, ("code", right))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_code_replaces_the_old_one()
    {
        var page = await CodePage();
        app.Time.Advance(TimeSpan.FromSeconds(5));
        using (await client.Submit(page, "/again"))
        {
        }

        using var answer = await client.SubmitFrom(await client.Page(page), page, page, ("code", await app.LastCode()));
        Assert.StartsWith("/join/done/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two", "Whole milk on Monday: a number from 0 to 99.")]
    [InlineData("-1", "Whole milk on Monday: a number from 0 to 99.")]
    [InlineData("100", "Whole milk on Monday: a number from 0 to 99.")]
    [InlineData("0", "Products: choose at least one, and a day for it.")]
    public async Task A_wrong_quantity_is_named_and_kept(string typed, string message)
    {
        var answer = await client.Submit("/join", null, (Day(milk, 1), typed));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"value=\"{typed}\"", html, StringComparison.Ordinal);
        Assert.Contains(message, await Refusal(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_on_which_it_is_not_sold_and_a_product_that_is_not_are_refused()
    {
        Assert.Contains("Sourdough: it is not sold on Monday.", await Refusal(await client.Submit("/join", null, (Day(bread, 1), "1"))), StringComparison.Ordinal);
        Assert.Contains("One of the products can not be ordered any more.", await Refusal(await client.Submit("/join", null, ($"day-{Guid.Empty:N}-1", "1"), ("day-x-1", "1"), ("day-", "1"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_that_ends_meanwhile_is_named_once()
    {
        var page = await client.Page("/join");
        await app.Database.Write(tx => tx.Execute("update product set retired_from = '2026-12-04' where product_id = @milk", new { milk }));

        var refusal = await Refusal(await client.SubmitFrom(page, "/join", null, (Day(milk, 1), "1"), (Day(milk, 3), "1")));

        Assert.Single(Regex.Matches(refusal, "Whole milk can not be ordered any more. Please look at what is left and go on."));
    }

    [Theory]
    [InlineData(19, 1, "until 7 pm on the evening before")]
    [InlineData(12, 1, "until 12 pm on the day before")]
    [InlineData(12, 2, "until 12 pm, 2 days before")]
    public async Task Until_when_one_may_change_ones_mind_is_what_the_business_says(int hour, int days, string said)
    {
        await app.Database.Write(tx => tx.Execute("update business set cutoff_time = @time, cutoff_days_before = @days", new { time = new TimeOnly(hour, 0), days }));

        Assert.Contains($"Skip or pause whenever you like, {said}.", (await client.Page("/join")).Text(), StringComparison.Ordinal);
        using var answer = await client.Submit(await CodePage(), null, ("code", await app.LastCode()));
        Assert.Contains($"You can change it {said}.", (await client.Page(answer.Headers.Location!.ToString())).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_that_changes_after_the_first_delivery_is_said_before_one_joins_and_after()
    {
        await app.Database.Write(tx => app.Get<ProductStore>().SavePrice(tx, milk, new PriceFrom(new DateOnly(2026, 12, 2), new Money(150, app.Given.Currency))));
        await app.Database.Write(tx => app.Get<ProductStore>().SavePrice(tx, bread, new PriceFrom(new DateOnly(2027, 6, 1), new Money(500, app.Given.Currency))));
        await app.Database.Write(tx => app.Get<ProductStore>().SavePrice(tx, milk, new PriceFrom(new DateOnly(2026, 12, 9), new Money(150, app.Given.Currency))));   // as before
        const string Coming = "Whole milk costs $1.50 from Wednesday, December 2.";

        var code = await CodePage();
        var where = await client.Page(code.Replace("/code/", "/where/", StringComparison.Ordinal));
        using var answer = await client.Submit(code, null, ("code", await app.LastCode()));
        var done = await client.Page(answer.Headers.Location!.ToString());

        Assert.All([where.Text(), done.Text()], page => Assert.Contains(Coming, page, StringComparison.Ordinal));
        Assert.All([where.Text(), done.Text()], page => Assert.DoesNotContain("December 9", page, StringComparison.Ordinal));
        Assert.All([where.Text(), done.Text()], page => Assert.DoesNotContain("Sourdough costs", page, StringComparison.Ordinal));   // that is far ahead
    }

    [Theory]
    [InlineData("Name", "", "Your name: please fill this in.")]
    [InlineData("Name", "\u200b\u00ad", "Your name: please fill this in.")]
    [InlineData("Name", null, "Your name: at most 80 characters, please.")]
    [InlineData("Phone", "12", "Mobile phone: this number can not be rung. Write it like (201) 555-0123.")]
    [InlineData("Address", "", "Street and number: please fill this in.")]
    [InlineData("Address", "Nowhere Road 1", "Street and number: we do not know this door.")]
    [InlineData("AccessNote", null, "at most 200 characters")]
    public async Task What_is_wrong_with_the_household_is_named_and_what_was_typed_is_kept(string field, string? typed, string message)
    {
        var where = await Where((Day(milk, 1), "2"));
        var fields = Household().Select(pair => pair.Item1 == field ? (field, typed ?? new string('x', 201)) : pair).ToArray();
        var answer = await client.Submit(where, null, fields);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("value=\"2\"", html, StringComparison.Ordinal);
        Assert.Contains(message, await Refusal(answer), StringComparison.Ordinal);
        Assert.Equal(0, await app.Database.Find<int>("select count(*) from texted_code"));
    }

    [Fact]
    public async Task What_is_wrong_is_listed_from_the_top_of_the_page_and_each_field_says_so_itself()
    {
        var answer = await client.Submit(await Where((Day(milk, 1), "2")), null, Household().Select(pair => (pair.Item1, "")).ToArray());
        var html = await answer.Content.ReadAsStringAsync();

        var listed = Regex.Matches(html.Split("</section>")[0], "<a href=\"#(\\w+)\"").Select(link => link.Groups[1].Value).Where(field => field != "main");
        Assert.Equal(["Address", "Name", "Phone"], listed);
        foreach (var field in new[] { "Address", "Name", "Phone" }) Assert.Matches($"<input id=\"{field}\"[^>]*aria-invalid=\"true\"", html);
        Assert.DoesNotMatch("<input id=\"Flat\"[^>]*aria-invalid", html);
    }

    [Fact]
    public async Task A_door_that_could_be_several_is_asked_for_and_a_pin_finds_one_that_nobody_knows()
    {
        var where = await Where((Day(milk, 1), "2"));
        var asked = await client.Submit(where, null, Household(address: "maple"));
        var html = await asked.Content.ReadAsStringAsync();
        Assert.Contains("Maple Street 16, 02101 Elmtown", await Refusal(asked), StringComparison.Ordinal);
        Assert.Contains("type=\"radio\" name=\"AddressId\"", html, StringComparison.Ordinal);

        using var pinned = await client.Submit(where, null, [.. Household(address: "Mill Road 3a"), ("Latitude", "42.3650"), ("Longitude", "-71.0550")]);
        using var answer = await client.Submit(pinned.Headers.Location!.ToString(), null, ("code", await app.LastCode()));
        var door = Assert.Single(await app.Get<CustomerStore>().All()).Door;
        Assert.Equal(("Mill Road", "3a", 42.365), (door.Street, door.HouseNumber, door.Location.Latitude));
    }

    private async Task<string> PinnedAt(string latitude, string longitude)
    {
        var where = await Where((Day(milk, 1), "2"));
        using var pinned = await client.Submit(where, null, [.. Household(address: "Mill Road 3a"), ("Latitude", latitude), ("Longitude", longitude)]);
        return pinned.StatusCode == HttpStatusCode.Redirect ? where : (await pinned.Content.ReadAsStringAsync()).Text();
    }

    [Fact]
    public async Task Back_on_the_page_a_pin_is_still_set()
    {
        var where = await PinnedAt("42.3650", "-71.0550");
        app.Time.Advance(TimeSpan.FromSeconds(5));

        using var again = await client.Submit(where, null, Household(address: "Mill Road 3a"));   // the page's own hidden fields go along

        using var answer = await client.Submit(again.Headers.Location!.ToString(), null, ("code", await app.LastCode()));
        var door = Assert.Single(await app.Get<CustomerStore>().All()).Door;
        Assert.Equal(("Mill Road 3a", 42.365, -71.055), (door.Short, door.Location.Latitude, door.Location.Longitude));
    }

    /// <summary>The page again, with only the address typed anew; the door that is stored in the end.</summary>
    private async Task<Door> StoredAfter(string where, string page, params (string, string)[] fields)
    {
        app.Time.Advance(TimeSpan.FromSeconds(5));
        using var again = await client.SubmitFrom(page, where, null, fields);
        using var answer = await client.Submit(again.Headers.Location!.ToString(), null, ("code", await app.LastCode()));
        return Assert.Single(await app.Get<CustomerStore>().All()).Door;
    }

    [Fact]
    public async Task A_pin_that_was_set_for_another_address_sends_no_van_there()
    {
        var where = await PinnedAt("42.3200", "-71.0580");

        var door = await StoredAfter(where, await client.Page(where), Household(address: "Maple Street 14"));

        Assert.Equal(("Maple Street 14", 42.361, true), (door.Short, door.Location.Latitude, door.AddressId is not null));
    }

    [Fact]
    public async Task On_a_page_of_before_the_pin_was_stored_it_goes_with_its_address_too()
    {
        var where = await PinnedAt("42.3200", "-71.0580");
        app.Time.Advance(TimeSpan.FromSeconds(5));

        (string, string)[] back = [("Latitude", "42.320000"), ("Longitude", "-71.058000"), ("KeptPlace", ""), ("KeptAddress", "")];
        var door = await StoredAfter(where, await client.Page(where), [.. Household(address: "Maple Street 14"), .. back]);

        Assert.Equal(("Maple Street 14", 42.361), (door.Short, door.Location.Latitude));
    }

    [Fact]
    public async Task With_the_pin_of_another_address_a_door_that_nobody_knows_is_asked_for_again()
    {
        var where = await PinnedAt("42.3200", "-71.0580");

        var answer = await client.Submit(where, null, Household(address: "Nowhere Lane 9"));

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("the pin was set for another address, so it is gone", await Refusal(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(">The pin is set", html, StringComparison.Ordinal);
        Assert.DoesNotContain("42.32", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pin_set_anew_counts_for_the_address_that_is_typed_with_it()
    {
        var where = await PinnedAt("42.3200", "-71.0580");

        var door = await StoredAfter(where, await client.Page(where), [.. Household(address: "Nowhere Lane 9"), ("Latitude", "42.330000"), ("Longitude", "-71.050000")]);

        Assert.Equal(("Nowhere Lane 9", 42.33), (door.Short, door.Location.Latitude));
    }

    [Fact]
    public async Task A_pin_that_came_back_with_an_error_belongs_to_the_address_it_came_with()
    {
        var where = await Where((Day(milk, 1), "2"));
        using var refused = await client.Submit(where, null, [.. Household(name: "", address: "Nowhere Lane 9"), ("Latitude", "42.3200"), ("Longitude", "-71.0580")]);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains(">The pin is set; say the street and number above too.</p>", page, StringComparison.Ordinal);

        var door = await StoredAfter(where, page, Household(address: "Maple Street 14"));

        Assert.Equal(("Maple Street 14", 42.361), (door.Short, door.Location.Latitude));
    }

    [Fact]
    public async Task A_pin_set_before_the_address_was_typed_waits_for_it()
    {
        var where = await Where((Day(milk, 1), "2"));
        using var refused = await client.Submit(where, null, [.. Household(address: ""), ("Latitude", "42.3650"), ("Longitude", "-71.0550")]);

        var door = await StoredAfter(where, await refused.Content.ReadAsStringAsync(), Household(address: "Mill Road 3a"));

        Assert.Equal(("Mill Road 3a", 42.365), (door.Short, door.Location.Latitude));
    }

    [Fact]
    public async Task Without_scripts_another_address_is_another_door_than_the_one_chosen_before()
    {
        var where = await Where((Day(milk, 1), "2"));
        using (await client.Submit(where, null, Household(address: "Maple Street 14")))
        {
        }

        var door = await StoredAfter(where, await client.Page(where), Household(address: "Birch Lane 14"));

        Assert.Equal("Birch Lane 14", door.Short);
    }

    [Fact]
    public async Task Opened_again_the_page_says_that_the_pin_is_set()
    {
        var where = await PinnedAt("42.3650", "-71.0550");
        Assert.Contains(">The pin is set; say the street and number above too.</p>", await client.Page(where), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-89", "0")]
    [InlineData("42.3650", "71.0550")]   // a lost sign
    [InlineData("42.9000", "-71.0550")]   // 60 km north
    public async Task A_pin_where_no_van_goes_is_refused(string latitude, string longitude)
    {
        Assert.Matches("Street and number: the pin lies [0-9.]+ km from where we load our vans", await PinnedAt(latitude, longitude));
        Assert.Equal(0, await app.Database.Find<int>("select count(*) from texted_code"));
    }

    [Theory]
    [InlineData("/join/bus-1")]
    [InlineData("/join/BUS-1")]
    [InlineData("/join/Bus-1")]
    public async Task A_code_counts_however_it_is_typed(string page)
    {
        await app.Database.Write(tx => app.Get<CodesStore>().Insert(tx, "bus-1", "leaflet", "On the bus"));
        using var what = await client.Submit(page, null, (Day(milk, 1), "2"));
        using var where = await client.Submit(what.Headers.Location!.ToString(), null, Household());
        using var answer = await client.Submit(where.Headers.Location!.ToString(), null, ("code", await app.LastCode()));

        Assert.Equal("bus-1", Assert.Single(await app.Get<CustomerStore>().All()).JoinCode);
    }

    [Fact]
    public async Task A_form_from_elsewhere_signs_nobody_in_as_a_stranger()
    {
        var strangers = await CodePage();
        var code = await app.LastCode();
        var visitor = app.Client();
        await visitor.Page("/join");   // who is joining just now, in a browser of her own

        using var answer = await visitor.SubmitFrom(await client.Page(strangers), strangers, null, ("code", code));

        Assert.StartsWith("/join/done/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Your personal link is in the text we sent you.", (await visitor.Page(answer.Headers.Location!.ToString())).Text(), StringComparison.Ordinal);
        using var me = await visitor.GetAsync(new Uri("/me", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, me.StatusCode);
        Assert.Single(await app.Get<CustomerStore>().All());
    }

    [Fact]
    public async Task Without_cookies_one_joins_and_is_told_where_the_link_is()
    {
        client = app.CreateDefaultClient(new Uri("https://localhost"));
        using var answer = await client.Submit(await CodePage(), null, ("code", await app.LastCode()));
        Assert.Contains("Your personal link is in the text we sent you.", (await client.Page(answer.Headers.Location!.ToString())).Text(), StringComparison.Ordinal);

        app.Time.Advance(TimeSpan.FromMinutes(1));
        using var again = await client.Submit(await CodePage(), null, ("code", await app.LastCode()));
        var done = await client.Page(again.Headers.Location!.ToString());
        Assert.Contains(AlreadyCustomer, done.Text(), StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in\"", done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tabs_are_two_sign_ups_and_either_signs_in()
    {
        var first = await CodePage();
        var code = await app.LastCode();
        app.Time.Advance(TimeSpan.FromSeconds(5));
        await CodePage("(202) 555-0124");

        using var answer = await client.Submit(first, null, ("code", code));

        Assert.StartsWith("/join/done/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Whole milk", (await client.Page("/me")).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what")]
    [InlineData("where")]
    [InlineData("code")]
    public async Task What_is_no_form_is_refused_without_a_fuss(string page)
    {
        var address = new Uri($"/join/{page}/{Guid.NewGuid()}", UriKind.Relative);
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var torn = new StringContent("--", System.Text.Encoding.UTF8);
        torn.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("multipart/form-data") { Parameters = { new("boundary", "b") } };

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.PostAsync(address, json)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(address, torn)).StatusCode);
    }

    [Fact]
    public async Task Suggestions_come_in_any_order_and_around_a_position()
    {
        Assert.Contains("Maple Street 14", await client.Page("/join/addresses?q=14%20MAPL"), StringComparison.Ordinal);
        Assert.Contains("Birch Lane 14", await client.Page("/join/addresses/near?latitude=42.3701&longitude=-71.0501"), StringComparison.Ordinal);
        Assert.Equal("[]", await client.Page("/join/addresses?q="));
    }
}
