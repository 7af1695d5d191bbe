namespace LocalDelivery.Web.Features.SignUp.AddressBook;

public static class AddressBookRegistration
{
    public static void AddAddressBook(this IServiceCollection services)
    {
        services.AddSingleton<AddressBookStore>();
        services.AddSingleton<AddressImportStore>();
        services.AddSingleton<ImportAddresses>();
    }
}
