namespace LocalDelivery.Ordering;

/// <summary>Why a wanted product did not become an order line.</summary>
public enum LineProblemReason
{
    UnknownProduct,
    NotSoldThatWeekday,
    Retired,
    NoPrice,
}

/// <summary>A wanted product that cannot be ordered, and why.</summary>
public readonly record struct LineProblem(ProductId ProductId, LineProblemReason Reason);

/// <summary>A line as it will be frozen: name, unit and price are copies, so later changes of the catalog do not reach it.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="ProductName">Its name.</param>
/// <param name="Unit">What one of it is.</param>
/// <param name="Quantity">How many, at least one.</param>
/// <param name="UnitPrice">The price of one, tax included.</param>
public sealed record OrderDraftLine(ProductId ProductId, string ProductName, string Unit, int Quantity, Money UnitPrice)
{
    /// <summary>Price times quantity, exact.</summary>
    public Money Total => UnitPrice * Quantity;
}

/// <summary>The order a planned delivery becomes at its cutoff, priced for the delivery date.</summary>
/// <param name="DeliveryDate">The date, which also decides the prices.</param>
/// <param name="Lines">What can be delivered; empty when nothing can.</param>
/// <param name="Problems">What cannot, each with its reason: nothing is dropped without a word.</param>
public sealed record OrderDraft(DateOnly DeliveryDate, IReadOnlyList<OrderDraftLine> Lines, IReadOnlyList<LineProblem> Problems)
{
    /// <summary>Drafts the order of a delivery. Whether the delivery comes at all is for the caller to look at.</summary>
    public static OrderDraft For(PlannedDelivery delivery, IReadOnlyDictionary<ProductId, Product> catalog)
    {
        var lines = new List<OrderDraftLine>();
        var problems = new List<LineProblem>();
        foreach (var (productId, quantity) in delivery.Products)
        {
            if (!catalog.TryGetValue(productId, out var product))
                problems.Add(new(productId, LineProblemReason.UnknownProduct));
            else if (product.ProblemOn(delivery.Date) is { } reason)
                problems.Add(new(productId, reason));
            else
                lines.Add(new(productId, product.Name, product.Unit, quantity, product.PriceOn(delivery.Date)!.Value));
        }

        return new(delivery.Date, lines, problems);
    }

    /// <summary>The sum of the lines; nothing when there are none.</summary>
    /// <param name="currency">The business's currency.</param>
    /// <exception cref="InvalidOperationException">A price is in another currency.</exception>
    public Money Total(Currency currency) => Lines.Select(line => line.Total).Sum(currency);
}
