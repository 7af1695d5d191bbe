using System.Data.Common;
using System.Security.Cryptography;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.SignUp;

public enum SignUpOutcome { Joined, AlreadyCustomer, OtherPhone, NothingSold, NotReady }

/// <summary>
/// The confirmed phone makes the household a customer with a subscription and a welcome text, in one transaction. However often and from wherever
/// it is pressed, the phone is one customer.
/// </summary>
public sealed class CompleteSignUp(
    Database database, BusinessStore businesses, SignUpStore signUps, CustomerStore customers, SubscriptionStore subscriptions, FleetStore fleet, ProductStore products,
    FirstDelivery firstDelivery, MessageStore messages, Wording wording, IStringLocalizer<Text> text, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>Whether somebody could be taken on: without a depot nothing would ever come. Asked before a code is spent.</summary>
    public async Task<bool> IsReady() => (await fleet.Depots()).Count > 0;

    /// <param name="verifiedPhone">Whose code was right. The draft may have been changed since; it counts only if it still has this number.</param>
    public async Task<(SignUpOutcome Outcome, CustomerId CustomerId)> Run(SignUpId id, string verifiedPhone)
    {
        var business = await businesses.Get();
        var calendar = await firstDelivery.Calendar();
        var catalog = await products.Catalog();
        var depots = await fleet.Depots();
        var withVan = (await fleet.Vehicles()).Select(vehicle => vehicle.DepotId).ToHashSet();
        return await database.Write(async tx =>
        {
            if (await signUps.Lock(tx, id) is not { Draft.Household: { } household } signUp || depots.Count == 0) return (SignUpOutcome.NotReady, default);
            if (signUp.CustomerId is { } done) return (SignUpOutcome.Joined, done);
            if (household.Phone != verifiedPhone) return (SignUpOutcome.OtherPhone, default);
            var start = await firstDelivery.FirstOpenDate(tx, business);
            List<SubscriptionLine> lines = [.. Lines(signUp.Draft, start).Where(line => IsSold(line, catalog))];
            if (lines.Count == 0) return (SignUpOutcome.NothingSold, default);
            var customer = Customer(signUp, household, depots
                .OrderByDescending(depot => withVan.Contains(depot.Id)).ThenBy(depot => depot.Location.MetersTo(household.Door.Location)).First().Id);
            var subscription = new Subscription(
                SubscriptionId.New(time.GetUtcNow()), customer.Id, start, CancelledFrom: null, lines, new HashSet<DateOnly>(), []);
            if (await customers.Insert(tx, customer))
            {
                await Join(tx, signUp, customer, subscription, business, calendar.NextFrom(subscription, start, catalog)?.Date);
                return (SignUpOutcome.Joined, customer.Id);
            }

            var known = await customers.FindByPhone(tx, household.Phone) ?? throw new InvalidOperationException("The customer is neither new nor known.");
            await signUps.Complete(tx, id, made: null);
            return (SignUpOutcome.AlreadyCustomer, known.Id);
        });
    }

    private IEnumerable<SubscriptionLine> Lines(SignUpDraft draft, DateOnly start) => draft.Lines.Select(line => line.From(SubscriptionLineId.New(time.GetUtcNow()), start));

    /// <summary>A product may have been withdrawn since it was chosen: a line that would never come is not subscribed to.</summary>
    private static bool IsSold(SubscriptionLine line, IReadOnlyDictionary<ProductId, Product> catalog) =>
        catalog.TryGetValue(line.ProductId, out var product)
        && Enumerable.Range(0, DeliveryCalendar.DaysAhead).Select(line.StartsOn.AddDays).Any(date => line.QuantityOn(date) > 0 && product.IsSoldOn(date));

    private Customer Customer(SignUpRow signUp, DraftHousehold household, DepotId depotId) => new(
        CustomerId.New(time.GetUtcNow()), 0, household.Name, household.Phone, household.Door, depotId, household.AccessNote, Earliest: null, Latest: null,
        RandomNumberGenerator.GetHexString(32, lowercase: true), signUp.JoinCode);

    private async Task Join(DbTransaction tx, SignUpRow signUp, Customer customer, Subscription subscription, Business business, DateOnly? first)
    {
        await subscriptions.Insert(tx, subscription);
        await signUps.Complete(tx, signUp.Id, customer.Id);
        var now = time.GetUtcNow();
        var link = $"{site.Value.PublicUrl.TrimEnd('/')}/me/{customer.LinkToken}";
        string body = first is { } date
            ? text["Welcome to {0}, {1}! Your first delivery comes on {2}. See, skip or pause your deliveries here: {3} Reply STOP to get no more texts.", business.Name, customer.FirstName, wording.LongDate(date), link]
            : text["Welcome to {0}, {1}! See, skip or pause your deliveries here: {2} Reply STOP to get no more texts.", business.Name, customer.FirstName, link];
        await messages.Insert(tx, new NewMessage(
            MessageId.New(now), customer.Id.Value, customer.Id, customer.Phone!, MessageKinds.Welcome, business.Zone.DateAt(now), body,
            business.QuietHours.NextAllowed(now), UselessAfter: null));
    }
}
