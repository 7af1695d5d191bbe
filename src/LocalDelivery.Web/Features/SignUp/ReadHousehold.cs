using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>Page 2's form: turns what was typed into a household at a known door, or says what is missing.</summary>
public sealed class ReadHousehold(AddressBookStore addresses, FleetStore fleet, HasMap hasMap, Wording wording, IStringLocalizer<Text> text)
{
    private const int MostText = 200;

    /// <summary>A pin further from every depot is a slip of the map: no van goes an hour for one door.</summary>
    private const double FarthestPinMeters = 50_000;

    /// <param name="before">What this sign-up has said already.</param>
    /// <returns>Null when something has to be looked at again; the choices are doors that could be meant.</returns>
    public async Task<(DraftHousehold? Household, IReadOnlyList<AddressSuggestion> Choices)> Run(
        WhereForm form, DraftHousehold? before, Business business, ModelStateDictionary errors)
    {
        var name = Required(form.Name, nameof(form.Name), text["Your name"], errors, Customer.LongestName);
        var phone = Phone(form, business, errors);
        var flat = Short(form.Flat, nameof(form.Flat), text["Flat or bell"], errors);
        var note = Short(form.AccessNote, nameof(form.AccessNote), text["Where shall we leave it?"], errors);
        var isDropped = DropStalePlace(form, before);
        var (door, choices) = await FindDoor(form, isDropped, errors);
        var household = errors.IsValid && door is { } found
            ? new DraftHousehold(name, phone, found.Street, found.HouseNumber, flat, found.Postcode, found.City, found.Location.Latitude, found.Location.Longitude, found.Id, note)
            : null;
        return (household, choices);
    }

    private string Phone(WhereForm form, Business business, ModelStateDictionary errors)
    {
        var typed = Required(form.Phone, nameof(form.Phone), text["Mobile phone"], errors);
        if (!PhoneNumber.TryParse(typed, business.Country, out var phone) && typed.Length > 0)
            errors.AddModelError(nameof(form.Phone), text["Mobile phone: this number can not be rung. Write it like {0}.", PhoneNumber.Example(business.Country)]);
        return phone;
    }

    private sealed record FoundDoor(string Street, string HouseNumber, string Postcode, string City, Location Location, Guid? Id)
    {
        public FoundDoor(AddressSuggestion known) : this(known.Street, known.HouseNumber, known.Postcode, known.City, known.Location, known.Id.Value)
        {
        }
    }

    private async Task<(FoundDoor? Door, IReadOnlyList<AddressSuggestion> Choices)> FindDoor(WhereForm form, bool isPlaceDropped, ModelStateDictionary errors)
    {
        var typed = Required(form.Address, nameof(form.Address), text["Street and number"], errors);
        if (form.AddressId is { } chosen && await addresses.Find(new AddressId(chosen)) is { } known) return (new FoundDoor(known), []);
        if (typed.Length == 0) return (null, []);
        if (Pin(form) is { } pin) return (await IsTooFar(form, pin, errors) ? null : Typed(typed, pin), []);
        var choices = await addresses.Suggest(typed, 8);
        if (choices.Count == 1 && IsExactly(choices[0], typed)) return (new FoundDoor(choices[0]), []);
        if (choices.FirstOrDefault(choice => IsExactly(choice, typed)) is { } exact && choices.Count(choice => IsExactly(choice, typed)) == 1) return (new FoundDoor(exact), []);
        errors.AddModelError(nameof(form.Address), choices.Count > 0
            ? text["Street and number: which of these doors is yours?"]
            : !await hasMap.Run() ? text["Street and number: we do not know where this is. Right below it says how to show us."]
            : isPlaceDropped ? text["Street and number: the pin was set for another address, so it is gone. Please set it once more, at this door."]
            : text["Street and number: we do not know this door. Check the spelling, or show us right below where it is."]);
        return (null, choices);
    }

    /// <summary>
    /// A place that was set for another address would send the van there. What the page came with says which that was; so does the draft, for a page
    /// from before the draft that the back button brought up again.
    /// </summary>
    /// <returns>Whether there was one.</returns>
    private static bool DropStalePlace(WhereForm form, DraftHousehold? before)
    {
        var isKept = form.Place.Length > 0 && form.Place == form.KeptPlace && !string.IsNullOrWhiteSpace(form.KeptAddress);
        var isDrafted = form.HasPin && before is { AddressId: null } && Pin(form) is { } pin && pin == before.Door.Location;
        var isStale = (isKept && !IsSameAddress(form.KeptAddress, form.Address)) || (isDrafted && !IsSameAddress(before!.Door.Short, form.Address));
        if (isStale) (form.AddressId, form.Latitude, form.Longitude) = (null, null, null);
        return isStale;
    }

    /// <summary>In whichever order: "9 Mill Road" comes back as "Mill Road 9".</summary>
    private static bool IsSameAddress(string? one, string? other) =>
        FoldedWords.Of(one ?? "").Order(StringComparer.Ordinal).SequenceEqual(FoldedWords.Of(other ?? "").Order(StringComparer.Ordinal));

    private async Task<bool> IsTooFar(WhereForm form, Location pin, ModelStateDictionary errors)
    {
        var depots = await fleet.Depots();
        if (depots.Count == 0 || depots.Min(depot => depot.Location.MetersTo(pin)) is var nearest && nearest <= FarthestPinMeters) return false;
        form.Latitude = form.Longitude = null;   // the next try is not refused for this one's pin
        errors.AddModelError(nameof(WhereForm.Address), text["Street and number: the pin lies {0} from where we load our vans. Please set it at your door.", wording.Kilometers((long)nearest)]);
        return true;
    }

    private static bool IsExactly(AddressSuggestion suggestion, string typed) =>
        string.Join(' ', FoldedWords.Of($"{suggestion.Street} {suggestion.HouseNumber}")) == string.Join(' ', FoldedWords.Of(typed));

    private static Location? Pin(WhereForm form) =>
        double.TryParse(form.Latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
        && double.TryParse(form.Longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
        && Location.TryCreate(latitude, longitude, out var pin) ? pin : null;

    /// <summary>"Mill Road 3a": the last word with a digit is the number, whatever stands before it the street.</summary>
    private static FoundDoor Typed(string typed, Location pin)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var number = Array.FindLastIndex(words, word => word.Any(char.IsAsciiDigit));
        var street = string.Join(' ', words.Where((_, index) => index != number));
        return new FoundDoor(street, number < 0 ? "" : words[number], "", "", pin, Id: null);
    }

    private string Required(string? value, string field, string label, ModelStateDictionary errors, int most = MostText)
    {
        var trimmed = Short(value, field, label, errors, most);
        if (trimmed.Length == 0) errors.AddModelError(field, text["{0}: please fill this in.", label]);
        return trimmed;
    }

    private string Short(string? value, string field, string label, ModelStateDictionary errors, int most = MostText)
    {
        var trimmed = (value ?? "").Trim();
        if (trimmed.Length > most) errors.AddModelError(field, text["{0}: at most {1} characters, please.", label, most]);
        return trimmed;
    }
}
