using System.Threading.RateLimiting;
using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Features.SignUp;

public static class SignUpRegistration
{
    public static void AddSignUp(this IServiceCollection services)
    {
        services.AddAddressBook();
        services.AddSingleton<SignUpStore>();
        services.AddSingleton<JoinCodeStore>();
        services.AddSingleton<FirstDelivery>();
        services.AddSingleton<Offers>();
        services.AddSingleton<HasMap>();
        services.AddSingleton<JoinPageReader>();
        services.AddSingleton<DonePageReader>();
        services.AddSingleton<ReadHousehold>();
        services.AddSingleton<CompleteSignUp>();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy("codes", context => PerOrigin(context, permits: 60, TimeSpan.FromMinutes(10)));
            limiter.AddPolicy("suggest", context => PerOrigin(context, permits: 600, TimeSpan.FromMinutes(1)));
        });
    }

    private static RateLimitPartition<string> PerOrigin(HttpContext context, int permits, TimeSpan window) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window });
}
