namespace LocalDelivery.Web.Features.SignUp.AddressBook;

/// <summary>House numbers as they stand along a street: 2, 2a, 10, not 10, 2, 2a.</summary>
public sealed class HouseNumberOrder : IComparer<string>
{
    public static readonly HouseNumberOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var byNumber = Leading(x ?? "").CompareTo(Leading(y ?? ""));
        return byNumber != 0 ? byNumber : string.Compare(x, y, StringComparison.OrdinalIgnoreCase);
    }

    private static int Leading(string number)
    {
        var digits = number.AsSpan().TrimStart();
        var length = 0;
        while (length < digits.Length && length < 9 && char.IsAsciiDigit(digits[length])) length++;
        return length == 0 ? int.MaxValue : int.Parse(digits[..length], System.Globalization.CultureInfo.InvariantCulture);
    }
}
