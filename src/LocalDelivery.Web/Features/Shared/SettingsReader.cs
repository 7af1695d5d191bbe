using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using LocalDelivery.Web.Commands;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>Binds a section of the settings to its options. What can not be read, or is out of its range, is said with its name, what stands there, and what may.</summary>
public static class SettingsReader
{
    /// <exception cref="OptionsValidationException">A value can not be read.</exception>
    public static void Read<T>(IConfiguration configuration, string name, T options) where T : class
    {
        var section = configuration.GetSection(name);
        var faults = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => section[property.Name] is { Length: > 0 })
            .Select(property => Fault($"{section.Key}:{property.Name}", section[property.Name]!.Trim(), property)).OfType<string>()
            .Concat(typeof(T).GetProperties().Where(property => property.PropertyType == typeof(Dictionary<int, double>)).SelectMany(property => HourFaults(section, property)))
            .Concat(Mistyped(configuration, name, typeof(T))).ToList();
        if (faults.Count > 0) throw new OptionsValidationException(section.Key, typeof(T), faults);
        section.Bind(options);
    }

    /// <summary>
    /// Whoever types a setting means this run, and a key that nobody reads would be passed over in silence. The environment and the file may hold keys for another
    /// version of the program.
    /// </summary>
    private static IEnumerable<string> Mistyped(IConfiguration configuration, string section, Type options)
    {
        if (configuration is not IConfigurationRoot root) yield break;
        var known = options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => property.Name).ToList();
        var typed = root.Providers.OfType<CommandLineConfigurationProvider>().SelectMany(commandLine => commandLine.GetChildKeys([], section));
        foreach (var key in typed.Except(known, StringComparer.OrdinalIgnoreCase)) yield return Terminal.Text["{0}: there is no such setting. {1} has {2}.", $"{section}:{key}", section, string.Join(", ", known)];
    }

    /// <returns>Null for a value that is all right.</returns>
    private static string? Fault(string key, string value, PropertyInfo property)
    {
        var type = property.PropertyType;
        var range = property.GetCustomAttribute<RangeAttribute>();
        if (type.IsEnum) return IsOneOf(type, value) ? null : NoneOf(key, value, Enum.GetNames(type));
        if (type == typeof(int)) return int.TryParse(value, CultureInfo.InvariantCulture, out var whole) && IsWithin(range, whole) ? null : NoWhole(key, value, range);
        if (type == typeof(double)) return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && IsWithin(range, number) ? null : NoNumber(key, value, range);
        return null;
    }

    /// <summary>A number for some hours of the day.</summary>
    private static IEnumerable<string> HourFaults(IConfigurationSection section, PropertyInfo property)
    {
        var range = property.GetCustomAttribute<RangeAttribute>();
        foreach (var hour in section.GetSection(property.Name).GetChildren())
        {
            var key = $"{section.Key}:{property.Name}";
            if (!int.TryParse(hour.Key, CultureInfo.InvariantCulture, out var at) || at is < 0 or > 23) yield return Terminal.Text["{0}: \"{1}\" is not an hour from 0 to 23.", key, hour.Key];
            else if (!double.TryParse(hour.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !IsWithin(range, number)) yield return NoNumber($"{key}:{hour.Key}", hour.Value ?? "", range);
        }
    }

    /// <summary>By its name: a number would be read as one too, whichever it is.</summary>
    private static bool IsOneOf(Type type, string value) => Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase);

    private static bool IsWithin(RangeAttribute? range, double value) =>
        range is null || (value >= Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture) && value <= Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture));

    private static string NoneOf(string key, string value, string[] names) => Terminal.Text["{0}: \"{1}\" is not one of {2}.", key, value, string.Join(", ", names)];

    private static string NoWhole(string key, string value, RangeAttribute? range) => range is null
        ? Terminal.Text["{0}: \"{1}\" is not a whole number.", key, value]
        : Terminal.Text["{0}: \"{1}\" is not a whole number from {2} to {3}.", key, value, range.Minimum, range.Maximum];

    private static string NoNumber(string key, string value, RangeAttribute? range) => range is null
        ? Terminal.Text["{0}: \"{1}\" is not a number.", key, value]
        : Terminal.Text["{0}: \"{1}\" is not a number from {2} to {3}.", key, value, range.Minimum, range.Maximum];
}
