namespace LocalDelivery.Web.Features.Owner;

/// <summary>
/// A form for something new has its id from the moment it is shown, so that a second press says the same once more instead of making another.
/// </summary>
public static class NewThing
{
    /// <param name="shown">The id that came with the form.</param>
    /// <param name="nameThere">What that id is called already, if it is there.</param>
    /// <param name="name">What was typed. Another name was typed after going back, and means another thing.</param>
    public static Guid Id(Guid? shown, string? nameThere, string? name, TimeProvider time) =>
        shown is { } id && (nameThere is null || nameThere == name?.Trim()) ? id : Guid.CreateVersion7(time.GetUtcNow());
}
