using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>What the join pages show.</summary>
public sealed class JoinPageReader(
    BusinessStore businesses, ProductStore products, FirstDelivery firstDelivery, Wording wording, IStringLocalizer<Text> text, IOptions<MapOptions> map, TimeProvider time)
{
    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <summary>What a newcomer can choose from: on some weekday, at a price, from the first open date on.</summary>
    public async Task<IReadOnlyList<Product>> ProductsSold()
    {
        var first = await firstDelivery.FirstOpenDate();
        return [.. (await products.All()).Select(product => product.Product).Where(product => Enumerable.Range(0, 7).Any(day => product.IsSoldOn(first.AddDays(day))))];
    }

    public async Task<WhatPage> What(SignUpId id, JoinCode? code, IReadOnlyDictionary<string, string> typed)
    {
        var business = await businesses.Get();
        var dates = await firstDelivery.OpenDates();
        var sold = (await ProductsSold()).Select(product => product.Id).ToHashSet();
        var cards = (await products.All()).Where(product => sold.Contains(product.Id)).Select(product => Card(product, dates[0], typed)).ToList();
        return new WhatPage(
            id.Value, code?.Code, business.Tagline,
            text["No account, no contract. Skip or pause whenever you like, until {0} on the evening before. You pay only for what came.", wording.Time(business.CutoffTime)],
            cards, business.CurrencyCode, string.Join(';', dates.Select(date => $"{IsoWeekday.Of(date.DayOfWeek)}|{wording.ShortDate(date)}")));
    }

    private ProductCard Card(CatalogProduct product, DateOnly on, IReadOnlyDictionary<string, string> typed)
    {
        var price = product.Product.PriceOn(on) ?? product.Product.Prices[0].Price;
        return new ProductCard(
            product.Id.Value, product.Product.Name, product.Product.Unit, product.Description,
            price.Format(Culture), price.Minor, typed.GetValueOrDefault(WhatForm.EveryField(product.Id)) == "2" ? 2 : 1,
            [
                .. Week.MondayFirst.Select((day, index) => new DayBox(
                    index + 1, wording.ShortDayName(day), wording.DayName(day), product.Product.Weekdays.Contains(day), WhatForm.DayField(product.Id, index + 1),
                    typed.GetValueOrDefault(WhatForm.DayField(product.Id, index + 1), ""))),
            ]);
    }

    public async Task<WherePage> Where(SignUpRow signUp, WhereForm form, IReadOnlyList<AddressSuggestion> choices)
    {
        var (_, _, price, subscription) = await Order(signUp.Draft);
        var first = await firstDelivery.Of(subscription);
        var summary = first is { } date ? text["{0} · first on {1}", price, wording.ShortDate(date)].Value : price;
        return new WherePage(
            signUp.Id.Value, signUp.JoinCode, summary, form,
            [.. choices.Select(choice => new AddressChoice(choice.Id.Value, $"{choice.Street} {choice.HouseNumber}, {$"{choice.Postcode} {choice.City}".Trim()}"))],
            map.Value.TileUrl, map.Value.Attribution);
    }

    public async Task<DonePage> Done(SignUpRow signUp, bool isSignedIn)
    {
        var business = await businesses.Get();
        var (_, days, price, subscription) = await Order(signUp.Draft);
        var first = await firstDelivery.Of(subscription);
        return new DonePage(
            text["Welcome, {0}!", signUp.Draft.Household!.Name.Split(' ')[0]],
            first is { } date ? text["Your first delivery comes on {0}.", wording.LongDate(date)] : text["We will text you when your first delivery comes."],
            text["Then every week on {0}.", wording.Days(days)], price,
            text["The evening before each delivery we text you when it comes. Until {0} that evening you can still change it.", wording.Time(business.CutoffTime)], isSignedIn);
    }

    /// <summary>The chosen lines as a subscription, the days on which something comes, and the price of a week in words.</summary>
    private async Task<(Business Business, Weekdays Days, string Price, Subscription Subscription)> Order(SignUpDraft draft)
    {
        var business = await businesses.Get();
        var start = await firstDelivery.FirstOpenDate();
        var now = time.GetUtcNow();
        var subscription = new Subscription(
            SubscriptionId.New(now), CustomerId.New(now), start, CancelledFrom: null,
            [.. draft.Lines.Select(line => line.From(SubscriptionLineId.New(now), start))], new HashSet<DateOnly>(), []);
        var days = subscription.Lines.Aggregate(Weekdays.None, (all, line) => all | line.Quantities.Days);
        var price = SubscriptionPrice.PerWeek(subscription.Lines, await products.Catalog(), start, business.Currency).Format(Culture);
        var words = subscription.Lines.Any(line => line.EveryWeeks > 1) ? text["about {0} a week", price].Value : text["{0} a week", price].Value;
        return (business, days, words, subscription);
    }
}
