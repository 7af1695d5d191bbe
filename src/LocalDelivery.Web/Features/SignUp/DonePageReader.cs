using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>The last page says what is stored, not what was drafted: it may be opened again when the first delivery has long come.</summary>
public sealed class DonePageReader(
    BusinessStore businesses, CustomerStore customers, MyDeliveries deliveries, Offers offers, Wording wording, IStringLocalizer<Text> text, IOptions<TwilioOptions> twilio)
{
    public async Task<DonePage> Done(CustomerId customerId, bool isSignedIn)
    {
        var business = await businesses.Get();
        var customer = await customers.Find(customerId) ?? throw new InvalidOperationException("The customer whom a sign-up made is gone.");
        var calendar = await deliveries.Calendar(business, customerId);
        var subscription = calendar.Subscription ?? throw new InvalidOperationException("The subscription that a sign-up made is gone.");
        return new DonePage(
            text["Welcome, {0}!", customer.FirstName], NextDelivery(calendar, subscription.StartsOn), [.. Rhythms(subscription.Lines, calendar.Catalog)],
            await offers.PerWeek(subscription.Lines, business.Currency), await offers.ComingPrices(subscription.Lines),
            twilio.Value.IsConfigured ? text["Before each delivery we text you when it comes. You can change it {0}.", wording.UntilCutoff(business)] : text["You can change it {0}.", wording.UntilCutoff(business)],
            isSignedIn);
    }

    private string NextDelivery(MyCalendar calendar, DateOnly starts)
    {
        if (calendar.NextFrom(starts > calendar.Today ? starts : calendar.Today)?.Date is not { } next) return text["We will text you before anything comes."];
        var isFirst = calendar.NextFrom(starts)?.Date == next;
        // Today's may have come already, so it is not called the next.
        if (next == calendar.Today) return isFirst ? text["Your first delivery is today."] : text["You have a delivery today."];
        return isFirst ? text["Your first delivery comes on {0}.", wording.LongDate(next)] : text["Your next delivery comes on {0}.", wording.LongDate(next)];
    }

    /// <summary>"Then every week on Monday and Friday."; where rhythms differ, a sentence for each product: "Sourdough: every second week on Friday."</summary>
    private IEnumerable<string> Rhythms(IReadOnlyList<SubscriptionLine> lines, IReadOnlyDictionary<ProductId, Product> catalog) =>
        lines.DistinctBy(line => line.EveryWeeks).Count() == 1
            ? [text["Then {0}.", Rhythm(lines)]]
            : lines.Select(line => text["{0}: {1}.", catalog[line.ProductId].Name, Rhythm([line])].Value);

    private string Rhythm(IReadOnlyList<SubscriptionLine> lines)
    {
        var days = wording.Days(lines.Aggregate(Weekdays.None, (all, line) => all | line.Quantities.Days));
        return lines[0].EveryWeeks switch
        {
            1 => text["every week on {0}", days],
            2 => text["every second week on {0}", days],
            var weeks => text["every {0} weeks on {1}", weeks, days],
        };
    }
}
