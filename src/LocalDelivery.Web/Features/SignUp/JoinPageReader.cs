using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>What the join pages show.</summary>
public sealed class JoinPageReader(
    BusinessStore businesses, Offers offers, FirstDelivery firstDelivery, Wording wording, IStringLocalizer<Text> text, IOptions<MapOptions> map, HasMap hasMap, TimeProvider time)
{
    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    public async Task<WhatPage> What(SignUpId id, JoinCode? code, IReadOnlyDictionary<string, string> typed)
    {
        var business = await businesses.Get();
        var dates = await firstDelivery.OpenDates();
        var cards = (await offers.All()).Select(offer => Card(offer, typed, dates)).ToList();
        return new WhatPage(
            id.Value, code?.Code, business.Tagline,
            text["No account, no contract. Skip or pause whenever you like, {0}. You pay only for what came.", wording.UntilCutoff(business)],
            cards, business.CurrencyCode, string.Join(';', dates.Select(date => $"{IsoWeekday.Of(date.DayOfWeek)}|{wording.ShortDate(date)}")));
    }

    private ProductCard Card(Offer offer, IReadOnlyDictionary<string, string> typed, IReadOnlyList<DateOnly> dates)
    {
        var product = offer.Product;
        var first = dates.Where(product.IsSoldOn).DistinctBy(date => date.DayOfWeek).ToDictionary(date => date.DayOfWeek);
        return new ProductCard(
            product.Id.Value, product.Name, product.Unit, offer.Listed.Description,
            offer.Price.Format(Culture), offer.Price.Minor, typed.GetValueOrDefault(WhatForm.EveryField(product.Id)) == "2" ? 2 : 1,
            [
                .. Week.MondayFirst.Select((day, index) => new DayBox(
                    index + 1, wording.ShortDayName(day), wording.DayName(day), product.Weekdays.Contains(day), WhatForm.DayField(product.Id, index + 1),
                    typed.GetValueOrDefault(WhatForm.DayField(product.Id, index + 1), ""),
                    first.TryGetValue(day, out var date) ? Iso.Date(date) : "", first.ContainsKey(day) ? product.PriceOn(date)!.Value.Minor : offer.Price.Minor)),
            ]);
    }

    public async Task<WherePage> Where(SignUpRow signUp, WhereForm form, IReadOnlyList<AddressSuggestion> choices)
    {
        var subscription = await Subscription(signUp.Draft);
        var price = await offers.PerWeek(subscription.Lines, (await businesses.Get()).Currency);
        var first = await firstDelivery.Of(subscription);
        var chosen = $"{wording.List(await offers.Names(subscription.Lines))} · {price}";
        var summary = first is { } date ? text["{0} · first on {1}", chosen, wording.ShortDate(date)].Value : chosen;
        return new WherePage(
            signUp.Id.Value, signUp.JoinCode, summary, await offers.ComingPrices(subscription.Lines), form,
            [.. choices.Select(choice => new AddressChoice(choice.Id.Value, $"{choice.Street} {choice.HouseNumber}, {$"{choice.Postcode} {choice.City}".Trim()}"))],
            map.Value.TileUrl, map.Value.Attribution, await hasMap.Run());
    }

    /// <summary>The chosen lines as they would be stored now.</summary>
    private async Task<Subscription> Subscription(SignUpDraft draft)
    {
        var start = await firstDelivery.FirstOpenDate();
        var now = time.GetUtcNow();
        return new Subscription(
            SubscriptionId.New(now), CustomerId.New(now), start, CancelledFrom: null,
            [.. draft.Lines.Select(line => line.From(SubscriptionLineId.New(now), start))], new HashSet<DateOnly>(), []);
    }
}
