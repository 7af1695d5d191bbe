using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Owner;

namespace LocalDelivery.Web.Tests.Features.Owner;

/// <summary>A button that is pressed twice, before the first answer is there, makes one thing; a form come back to by the back button and filled in anew makes another.</summary>
public sealed class PressedTwiceTests : IAsyncLifetime
{
    private readonly OwnerFixture app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Press(string page, params (string Name, string Value)[][] presses)
    {
        var html = await app.Owner.Page(page);
        foreach (var fields in presses)
        {
            using var answer = await app.Owner.SubmitFrom(html, page, page, fields);
            Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Found, (await answer.Content.ReadAsStringAsync()).Text());
        }
    }

    [Fact]
    public async Task One_product()
    {
        static (string Name, string Value)[] Named(string name) =>
            [("Form.Name", name), ("Form.Unit", "1 l bottle"), ("Form.Price", "1.20"), ("Form.Days", "Monday"), ("Form.Load[0]", "1"), ("Form.Load[1]", "0"), ("Form.Position", "1")];

        await Press("/owner/products/new", Named("Whole milk"), Named("Whole milk"), Named("Cream"));

        Assert.Equal(["Cream", "Whole milk"], (await app.Get<ProductStore>().All()).Select(product => product.Product.Name).Order());
    }

    [Fact]
    public async Task One_depot()
    {
        static (string Name, string Value)[] Named(string name) => [("Form.Name", name), ("Form.Address", ""), ("Form.Latitude", "42.36"), ("Form.Longitude", "-71.05")];

        await Press("/owner/drivers/depots/new", Named("Oak Barn"), Named("Oak Barn"), Named("Ash Barn"));

        Assert.Equal(["Ash Barn", "Elm Farm", "Oak Barn"], (await app.Get<FleetStore>().Depots()).Select(depot => depot.Name).Order());
    }

    [Fact]
    public async Task One_vehicle()
    {
        static (string Name, string Value)[] Named(string name) => [("Form.Name", name), ("Form.Capacity[0]", "80"), ("Form.Capacity[1]", "20")];

        await Press("/owner/drivers/vehicles/new", Named("Float"), Named("Float"), Named("Van"));

        Assert.Equal(["Float", "Van"], (await app.Get<FleetStore>().Vehicles()).Select(vehicle => vehicle.Name).Order());
    }

    [Fact]
    public async Task One_driver()
    {
        static (string Name, string Value)[] Named(string name, string phone) => [("Form.Name", name), ("Form.Phone", phone)];

        await Press("/owner/drivers/new", Named("Jo Elm", "(202) 555-0143"), Named("Jo Elm", "(202) 555-0143"), Named("Al Oak", "(202) 555-0144"));

        Assert.Equal(["Al Oak", "Jo Elm"], (await app.Get<FleetStore>().Drivers()).Select(driver => driver.Name).Order());
    }

    [Fact]
    public async Task One_made_up_code_for_each_label()
    {
        static (string Name, string Value)[] Labelled(string label) => [("Form.Label", label), ("Form.Kind", "leaflet"), ("Form.Code", "")];

        await Press("/owner/codes", Labelled("Leaflets"), Labelled("Leaflets"), Labelled("Posters"));

        Assert.Equal(["Leaflets", "Posters"], (await app.Get<CodesStore>().All()).Select(code => code.Label).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("elm-street")]
    public async Task One_code(string typed)
    {
        (string Name, string Value)[] leaflet = [("Form.Label", "Leaflets"), ("Form.Kind", "leaflet"), ("Form.Code", typed)];

        await Press("/owner/codes", leaflet, leaflet);

        Assert.Equal("Leaflets", Assert.Single(await app.Get<CodesStore>().All()).Label);
    }
}
