using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Features.Customers;

public sealed record CustomerRow(CustomerId Id, long Number, string Name, string Door, string? Phone);

/// <param name="Page">1 for the first.</param>
public sealed record CustomersPage(string Search, IReadOnlyList<CustomerRow> Customers, int All, int Page, int Pages);

public sealed record CustomerForm(string? Name, string? Phone, string? AccessNote, string? Earliest, string? Latest);

public sealed record ComingRow(string Date, string Goods, string? Why);

public sealed record OrderRow(string Date, long Number, string Goods, string Total);

/// <param name="Subscription">What is wanted, in sentences; empty without a subscription.</param>
/// <param name="State">What is to be said of the subscription as a whole; null when it simply runs.</param>
public sealed record CustomerPage(
    CustomerId Id, long Number, string Name, string Door, string? Phone, bool HasStoppedTexts, IReadOnlyList<string> Subscription, string? State, IReadOnlyList<ComingRow> Coming,
    IReadOnlyList<OrderRow> Orders, CustomerForm Form);
