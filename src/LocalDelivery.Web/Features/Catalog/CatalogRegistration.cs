namespace LocalDelivery.Web.Features.Catalog;

public static class CatalogRegistration
{
    public static void AddCatalog(this IServiceCollection services)
    {
        services.AddSingleton<ProductStore>();
        services.AddSingleton<LoadUnitStore>();
    }
}
