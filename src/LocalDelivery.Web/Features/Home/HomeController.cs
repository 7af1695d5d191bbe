using System.Globalization;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Home;

public sealed record HomePage(string Heading, IReadOnlyList<HomeProduct> Products);

public sealed record HomeProduct(string Name, string Unit, string Price, string Days);

/// <summary>What the business sells, and the way in.</summary>
[AllowAnonymous]
public sealed class HomeController(BusinessStore businesses, Offers offers, Wording wording) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Home()
    {
        if (await businesses.Find() is not { } business) return View("Begin");
        return View("Home", new HomePage(business.Tagline,
        [
            .. (await offers.All()).Select(offer => new HomeProduct(
                offer.Product.Name, offer.Product.Unit, offer.Price.Format(CultureInfo.CurrentCulture), wording.ShortDays(offer.Product.Weekdays))),
        ]));
    }
}
