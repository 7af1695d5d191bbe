using System.Diagnostics;

namespace LocalDelivery.Web.Tests;

/// <summary>How much longer everything takes while others use the machine, so that a limit can be what is promised of an idle one.</summary>
public static class LoadedMachine
{
    private const int Pieces = 150;

    /// <returns>1 on an idle machine: how long the same small piece of computing takes on average, against the one that nobody interrupted.</returns>
    public static double Stretch()
    {
        var shortest = TimeSpan.MaxValue;
        var began = Stopwatch.GetTimestamp();
        for (var piece = 0; piece < Pieces; piece++)
        {
            var piecesBegan = Stopwatch.GetTimestamp();
            Compute();
            var took = Stopwatch.GetElapsedTime(piecesBegan);
            if (took < shortest) shortest = took;
        }

        return Math.Max(1, Stopwatch.GetElapsedTime(began) / (shortest * Pieces));
    }

    private static int Compute()
    {
        var sum = 0;
        for (var number = 0; number < 2_000_000; number++) sum = unchecked((sum * 31) ^ number);
        return sum;
    }
}
