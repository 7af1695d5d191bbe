using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>Whether one can find one's door on the map of the join page: on a blank one a pin would be a guess.</summary>
public sealed class HasMap(AddressBookStore addresses, IOptions<MapOptions> map)
{
    public async Task<bool> Run() => map.Value.TileUrl.Length > 0 || await addresses.Count() > 0;
}
