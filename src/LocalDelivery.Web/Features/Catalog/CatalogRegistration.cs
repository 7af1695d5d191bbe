namespace LocalDelivery.Web.Features.Catalog;

public static class CatalogRegistration
{
    public static void AddCatalog(this IServiceCollection services)
    {
        services.AddSingleton<ProductStore>();
        services.AddSingleton<LoadUnitStore>();
        services.AddSingleton<OpenDates>();
        services.AddSingleton<SaveProduct>();
        services.AddSingleton<ChangePrice>();
        services.AddSingleton<TakeBackPrice>();
        services.AddSingleton<RetireProduct>();
    }
}
