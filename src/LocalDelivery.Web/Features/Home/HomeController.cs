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
public sealed class HomeController(BusinessStore businesses, JoinPageReader pages, FirstDelivery firstDelivery, Wording wording) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Home()
    {
        if (await businesses.Find() is not { } business) return View("Begin");
        var on = await firstDelivery.FirstOpenDate();
        return View("Home", new HomePage(business.Tagline,
        [
            .. (await pages.ProductsSold()).Select(product => new HomeProduct(
                product.Name, product.Unit, product.PriceOn(on.AddDays(6))?.Format(CultureInfo.CurrentCulture) ?? "", wording.Days(product.Weekdays))),
        ]));
    }
}
