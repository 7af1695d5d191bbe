namespace LocalDelivery.Web.Features.Messages;

public static class MessagesRegistration
{
    public static void AddMessages(this IServiceCollection services)
    {
        services.AddSingleton<MessageStore>();
        services.AddSingleton<TextStopStore>();
        services.AddSingleton<SendTexts>();
        services.AddSingleton<SummarizeNight>();
    }
}
