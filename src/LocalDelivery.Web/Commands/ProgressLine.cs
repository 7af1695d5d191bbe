using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Commands;

/// <summary>
/// One line on a terminal, rewritten, for whoever waits longer than a second. It goes to standard error, so that results stay clean; where that
/// is no terminal but a file or a pipe, each step is a plain line when it begins.
/// </summary>
/// <param name="isQuiet">Whether nothing is to be said at all.</param>
public sealed class ProgressLine(TimeProvider time, IStringLocalizer<Text> text, bool isQuiet = false) : IProgress<NightProgress>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly Lock writing = new();
    private readonly long began = time.GetTimestamp();
    private long shownAt;
    private readonly HashSet<string> begun = new(StringComparer.Ordinal);
    private bool isShown;

    public static ProgressLine Of(IServiceProvider services, bool isQuiet = false) =>
        new(services.GetRequiredService<TimeProvider>(), services.GetRequiredService<IStringLocalizer<Text>>(), isQuiet);

    public void Show(string what, int done, int of)
    {
        if (isQuiet) return;
        if (Console.IsErrorRedirected)
        {
            Begin(what);
            return;
        }

        if (time.GetElapsedTime(began) < Patience) return;
        lock (writing)
        {
            if (isShown && done < of && time.GetElapsedTime(shownAt) < Pace) return;
            (isShown, shownAt) = (true, time.GetTimestamp());
            string bar = of > 0 ? $"{Bar(done, of)} " + text["{0} of {1}", done, of] : "…";
            Console.Error.Write($"\r\e[K{what} {bar}");
        }
    }

    /// <summary>Once for each step: a late report of one that is over says nothing new.</summary>
    private void Begin(string what)
    {
        lock (writing)
        {
            if (begun.Add(what)) Console.Error.WriteLine($"{what} …");
        }
    }

    void IProgress<NightProgress>.Report(NightProgress value) => Show(
        value.Step switch
        {
            NightStep.Freeze => text["Orders"],
            NightStep.Plan => Console.IsErrorRedirected ? text["Planning routes, which takes a few minutes in the first night of a week"] : text["Planning routes (seconds)"],
            NightStep.Release => text["Checking routes"],
            NightStep.Promise => text["Promising windows"],
            NightStep.Send => text["Sending texts"],
            NightStep.Summarize => text["Summing up"],
            _ => throw new ArgumentOutOfRangeException(nameof(value), value.Step, "A step nobody has named."),
        },
        value.Done, value.Of);

    private static string Bar(int done, int of)
    {
        const int Width = 20;
        var full = Math.Clamp((int)((long)done * Width / of), 0, Width);
        return new string('█', full) + new string('░', Width - full);
    }

    /// <summary>Leaves nothing behind.</summary>
    public void Dispose()
    {
        lock (writing)
        {
            if (isShown) Console.Error.Write("\r\e[K");
            isShown = false;
        }
    }
}
