using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Accounts;

public sealed class OwnerStoreOnSqlite() : OwnerStoreContract(new SqliteSource());

public sealed class OwnerStoreOnPostgres(PostgresServer server) : OwnerStoreContract(new PostgresSource(server));

public abstract class OwnerStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private OwnerStore Owners => field ??= new OwnerStore(Database, Time);

    private OwnerLinkStore Links => field ??= new OwnerLinkStore(Database);

    private Task<OwnerId> AnOwner(string email) => Database.Write(tx => Owners.Insert(tx, OwnerId.New(Time.GetUtcNow()), "Kim Elm", email));

    [Fact]
    public async Task An_owner_is_found_by_the_mail_in_any_case_and_is_there_once()
    {
        var id = await AnOwner("Kim@Elm.example");
        Assert.Equal(id, await AnOwner("kim@elm.EXAMPLE"));
        var kim = (await Owners.FindByEmail(" KIM@elm.example "))!;
        Assert.Equal((id, "Kim Elm", "kim@elm.example", null, null), (kim.Id, kim.Name, kim.Email, kim.PasswordHash, kim.AuthenticatorKey));
        Assert.Null(await Owners.FindByEmail("tim@elm.example"));
    }

    [Fact]
    public async Task Password_and_second_factor_are_kept()
    {
        var id = await AnOwner("kim@elm.example");
        await Database.Write(tx => Owners.SavePassword(tx, id, "hash"));
        await Database.Write(tx => Owners.SaveAuthenticator(tx, id, "KEY"));
        Assert.Equal(("hash", "KEY"), ((await Owners.Find(id))!.PasswordHash, (await Owners.Find(id))!.AuthenticatorKey));
        await Database.Write(tx => Owners.SaveAuthenticator(tx, id, null));
        Assert.Null((await Owners.Find(id))!.AuthenticatorKey);
    }

    [Fact]
    public async Task A_link_is_used_once_and_before_it_expires()
    {
        var id = await AnOwner("kim@elm.example");
        var now = Time.GetUtcNow();
        await Database.Write(tx => Links.Insert(tx, "a", id, now, now.AddHours(24)));

        Assert.True(await Links.IsValid("a", now));
        Assert.False(await Links.IsValid("b", now));
        Assert.Null(await Database.Write(tx => Links.Use(tx, "b", now)));
        Assert.Null(await Database.Write(tx => Links.Use(tx, "a", now.AddHours(24))));
        Assert.Equal(id, await Database.Write(tx => Links.Use(tx, "a", now)));
        Assert.Null(await Database.Write(tx => Links.Use(tx, "a", now)));
        Assert.False(await Links.IsValid("a", now));
    }
}
