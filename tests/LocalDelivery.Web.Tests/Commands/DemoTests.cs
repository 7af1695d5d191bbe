namespace LocalDelivery.Web.Tests.Commands;

public sealed class DemoTests : IDisposable
{
    private const string Wednesday = "2098-11-26";   // far ahead: never past, whenever the test runs
    private readonly RunningProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_demo_comes_out_the_same_every_time()
    {
        var first = (await program.Succeed("demo", "--no-serve", "--json", "--customers", "60", "--date", Wednesday)).Json.GetProperty("night");
        var second = (await program.Succeed("demo", "--no-serve", "--json", "--customers", "60", "--date", Wednesday)).Json.GetProperty("night");

        Assert.InRange(first.GetProperty("orders").GetProperty("placed").GetInt32(), 15, 60);
        Assert.Equal(first.GetProperty("orders").GetRawText(), second.GetProperty("orders").GetRawText());
        Assert.Equal(first.GetProperty("routes").GetRawText(), second.GetProperty("routes").GetRawText());
    }

    [Fact]
    public async Task A_demo_tells_what_happened_and_how_to_get_in()
    {
        var said = await program.Succeed("demo", "--no-serve", "--customers", "40", "--Twilio:AccountSid=real", "--Twilio:AuthToken=real", "--Twilio:From=+12025550100");

        Assert.StartsWith("Elm Dairy: ", said.Out, StringComparison.Ordinal);
        Assert.Contains("12 products, 4 drivers and 40 neighbors", said.Out, StringComparison.Ordinal);
        Assert.Contains("outbox page (no text provider is set up)", said.Out, StringComparison.Ordinal);   // a demo texts nobody, whatever is set
        Assert.Contains("/sign-in/link/", said.Out, StringComparison.Ordinal);
        Assert.Contains("/me/", said.Out, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/join/MAPLE7", said.Out, StringComparison.Ordinal);
        Assert.Contains("█ ▄▄▄▄▄ █", said.Out, StringComparison.Ordinal);   // a corner of the QR code
        Assert.Equal(
            [
                $"A new database was made. Everything is kept in {Path.Combine(program.State, "demo")}", "Addresses …", "Neighbors …", "This morning's routes …",
                "Orders …", "Planning routes, which takes a few minutes in the first night of a week …", "Checking routes …", "Promising windows …", "Sending texts …", "Summing up …",
            ],
            said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_folder_that_is_not_a_demo_stays_as_it_is()
    {
        var folder = Path.Combine(program.Folder, "state", "demo");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "localdelivery.db"), "somebody's business");

        var refused = (await program.Run("demo", "--no-serve")).FailedInOneLine();

        Assert.Contains("not a demo", refused, StringComparison.Ordinal);
        Assert.Equal("somebody's business", await File.ReadAllTextAsync(Path.Combine(folder, "localdelivery.db")));
    }
}
