using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Features.SignUp;

public static class SignUpRegistration
{
    public static void AddSignUp(this IServiceCollection services)
    {
        services.AddAddressBook();
    }
}
