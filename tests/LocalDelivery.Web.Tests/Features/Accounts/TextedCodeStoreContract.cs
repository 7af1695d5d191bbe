using System.Data.Common;
using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Accounts;

public abstract class TextedCodeStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private const string Phone = "+12025550123";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private TextedCodeStore Codes => field ??= new TextedCodeStore(Database);

    private async Task<Guid> ACode(string hash, string purpose = "join", string phone = Phone, string from = "192.0.2.1")
    {
        Time.Advance(TimeSpan.FromMicroseconds(1));
        var (id, now) = (Guid.CreateVersion7(Time.GetUtcNow()), Time.GetUtcNow());
        await Database.Write(tx => Codes.Insert(tx, id, phone, purpose, hash, from, now, now + Life));
        return id;
    }

    private Task<(Guid Id, string Hash)?> Try(string purpose = "join", int mostTries = 5) => Database.Write(tx => Codes.Try(tx, Phone, purpose, Time.GetUtcNow(), mostTries));

    [Fact]
    public async Task The_newest_code_of_a_phone_and_purpose_is_tried()
    {
        Assert.Null(await Try());
        await ACode("old");
        var newest = await ACode("new");
        await ACode("other purpose", purpose: "sign-in");
        await ACode("other phone", phone: "+12025550124");

        Assert.Equal((newest, "new"), await Try());
    }

    [Fact]
    public async Task A_code_is_used_once_and_the_one_before_it_never_again()
    {
        await ACode("old");
        var id = await ACode("new");
        Assert.True(await Database.Write(tx => Codes.Use(tx, id, Time.GetUtcNow())));
        Assert.False(await Database.Write(tx => Codes.Use(tx, id, Time.GetUtcNow())));
        Assert.Null(await Try());
    }

    [Fact]
    public async Task A_code_may_be_tried_so_often_and_no_more()
    {
        var id = await ACode("hash");
        for (var time = 0; time < 2; time++) Assert.Equal(id, (await Try(mostTries: 2))!.Value.Id);
        Assert.Null(await Try(mostTries: 2));
        Assert.NotNull(await Try(mostTries: 3));
    }

    [Fact]
    public async Task A_code_is_too_old_to_the_microsecond()
    {
        await ACode("hash");
        Time.Advance(Life - TimeSpan.FromMicroseconds(1));
        Assert.NotNull(await Try());
        Time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Null(await Try());
    }

    [Fact]
    public async Task Codes_are_counted_by_phone_and_by_origin_since_an_instant()
    {
        await ACode("first");
        var since = Time.GetUtcNow();
        await ACode("second", purpose: "sign-in");
        await ACode("third", phone: "+12025550124", from: "2001:db8::1");

        Assert.Equal(2, await Codes.CountByPhone(Phone, since.AddMinutes(-1)));
        Assert.Equal(1, await Codes.CountByPhone(Phone, since));
        Assert.Equal(0, await Codes.CountByPhone("+12025550125", since));
        Assert.Equal(1, await Codes.CountByOrigin("192.0.2.1", since));
        Assert.Equal(1, await Codes.CountByOrigin("2001:db8::1", since));
        Assert.Equal(0, await Codes.CountByOrigin("192.0.2.2", since));
    }

    [Fact]
    public async Task An_id_is_one_codes()
    {
        var (id, now) = (await ACode("hash"), Time.GetUtcNow());
        await Assert.ThrowsAnyAsync<DbException>(() => Database.Write(tx => Codes.Insert(tx, id, Phone, "join", "other", "192.0.2.1", now, now)));
    }

    public sealed class OnSqlite() : TextedCodeStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : TextedCodeStoreContract(new PostgresSource(server));
}
