namespace LocalDelivery.Web.Features.Owner;

public static class OwnerRegistration
{
    public static void AddOwner(this IServiceCollection services)
    {
    }
}
