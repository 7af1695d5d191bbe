namespace LocalDelivery.Web.Features.Customers;

public static class CustomersRegistration
{
    public static void AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton<CustomerStore>();
        services.AddSingleton<SaveCustomer>();
    }
}
