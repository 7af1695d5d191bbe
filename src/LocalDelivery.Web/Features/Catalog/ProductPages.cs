using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Features.Catalog;

/// <param name="Price">On the first date that is still open.</param>
/// <param name="NextPrice">"$1.40 from Friday, December 4", where one is coming.</param>
public sealed record ProductRow(ProductId Id, string Name, string Unit, string Days, string? Price, string? NextPrice, string? Retired, bool IsSold);

public sealed record ProductsPage(IReadOnlyList<ProductRow> Products);

/// <summary>What is typed into the product form, as typed.</summary>
public sealed record ProductForm
{
    /// <summary>Only of a new product: what it will be known by.</summary>
    public Guid? Id { get; init; }

    public string? Name { get; init; }
    public string? Description { get; init; }
    public string? Unit { get; init; }
    public string? Position { get; init; }

    /// <summary>The names of the chosen weekdays; null where a script sent an empty one.</summary>
    public IList<string?> Days { get; init; } = [];
    public IList<string?> Load { get; init; } = [];

    /// <summary>Only of a new product.</summary>
    public string? Price { get; init; }
}

public sealed record PriceForm(string? Amount, string? From);

public sealed record RetireForm(string? From);

public sealed record PriceRow(DateOnly From, string Amount, bool IsCurrent, bool IsComing);

/// <param name="Id">Null: a new product.</param>
public sealed record ProductPage(
    ProductId? Id, string? Name, ProductForm Form, IReadOnlyList<string> LoadUnits, DateOnly FirstOpen, PriceForm PriceForm, IReadOnlyList<PriceRow> Prices,
    RetireForm RetireForm, DateOnly? RetiredFrom);
