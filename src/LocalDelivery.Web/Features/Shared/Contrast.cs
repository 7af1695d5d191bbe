using System.Globalization;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>How light a color is, and whether words in it can be read on the light page (WCAG 2.2, success criterion 1.4.3).</summary>
public static class Contrast
{
    private const double Paper = 0.94;   // the relative luminance of #fbf8f2
    private const double Least = 4.5;

    /// <param name="color">#rrggbb.</param>
    public static bool IsReadable(string color) => (Paper + 0.05) / (Luminance(color) + 0.05) >= Least;

    /// <summary>Relative luminance as WCAG 2.2 defines it: 0 is black, 1 is white.</summary>
    /// <param name="color">#rrggbb.</param>
    public static double Luminance(string color) => 0.2126 * Channel(color, 1) + 0.7152 * Channel(color, 3) + 0.0722 * Channel(color, 5);

    private static double Channel(string color, int at)
    {
        var value = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
