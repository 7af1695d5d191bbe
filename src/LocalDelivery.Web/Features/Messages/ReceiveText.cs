using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>A neighbor texted: kept once, and STOP and START are obeyed.</summary>
public sealed class ReceiveText(Database database, InboundTextStore inbound, TextStopStore textStops)
{
    public Task Run(string providerId, string phone, string body) => database.Write(async tx =>
    {
        // Told twice, a STOP must not undo the START that came in between.
        if (!await inbound.Insert(tx, providerId, phone, body)) return;
        if (IsStop(body)) await textStops.Stop(tx, phone);
        else if (IsStart(body)) await textStops.Resume(tx, phone);
    });

    private static bool IsStop(string body) => Word(body) is "STOP" or "STOPALL" or "UNSUBSCRIBE" or "CANCEL" or "END" or "QUIT";

    private static bool IsStart(string body) => Word(body) is "START" or "YES" or "UNSTOP";

    private static string Word(string body) => body.Trim().Trim('.', '!', '"', '\'').ToUpperInvariant();
}
