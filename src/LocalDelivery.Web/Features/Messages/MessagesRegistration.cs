namespace LocalDelivery.Web.Features.Messages;

public static class MessagesRegistration
{
    public static void AddMessages(this IServiceCollection services)
    {
        services.AddHttpClient(nameof(TwilioGateway), client => client.Timeout = TwilioGateway.LongestTry);
        services.AddSingleton<TwilioGateway>();
        services.AddSingleton<TwilioWords>();
        services.AddSingleton<MessageStore>();
        services.AddSingleton<SendingStore>();
        services.AddSingleton<TextStopStore>();
        services.AddSingleton<TextProblems>();
        services.AddSingleton<ReconcileTexts>();
        services.AddSingleton<SendTexts>();
        services.AddSingleton<InboundTextStore>();
        services.AddSingleton<ReceiveText>();
        services.AddSingleton<HearAboutText>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxWords>();
        services.AddSingleton<SendAgain>();
        services.AddSingleton<UnsentTexts>();
        services.AddSingleton<SummarizeNight>();
    }
}
