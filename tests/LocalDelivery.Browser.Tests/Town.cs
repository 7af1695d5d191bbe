using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Tests;

namespace LocalDelivery.Browser.Tests;

/// <summary>More of the world, for pages that should look lived in.</summary>
public static class Town
{
    /// <summary>Maya: milk three times a week, bread on Fridays, eggs on Wednesdays.</summary>
    public static async Task<Customer> AFamily(this Given given)
    {
        given.AccessNote = "On the step, side door. The dog is friendly.";
        return await given.ACustomer(
            "Maya Olsen",
            (await given.AProduct("Whole milk", 120), "Mon Wed Fri", 2),
            (await given.AProduct("Sourdough", 450), "Fri", 1),
            (await given.AProduct("Eggs", 45), "Wed", 6));
    }
}
