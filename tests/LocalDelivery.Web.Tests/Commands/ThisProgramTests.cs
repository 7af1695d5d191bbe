using LocalDelivery.Web.Commands;

namespace LocalDelivery.Web.Tests.Commands;

public sealed class ThisProgramTests
{
    [Fact]
    public void A_page_names_the_program_as_it_was_started()
    {
        Assert.Equal("/opt/localdelivery/localdelivery", ThisProgram.Of("/opt/localdelivery/localdelivery", "/opt/localdelivery/localdelivery.dll", home: null));
        Assert.Equal("dotnet /opt/localdelivery/localdelivery.dll", ThisProgram.Of("/usr/bin/dotnet", "/opt/localdelivery/localdelivery.dll", home: null));
        Assert.Equal(
            Path.Combine(ArchitectureTests.Root, "scripts/localdelivery"), ThisProgram.Of("/usr/bin/dotnet", "/elsewhere/localdelivery.dll", ArchitectureTests.Root));
        Assert.Equal("/opt/localdelivery/localdelivery", ThisProgram.Of("/opt/localdelivery/localdelivery", "/opt/localdelivery/localdelivery.dll", home: "/nowhere"));
    }

    [Fact]
    public async Task An_empty_house_names_it()
    {
        await using var app = new AppFixture();
        await app.InitializeAsync();

        Assert.Contains($"{ThisProgram.Path} owner create", (await app.Client().Page("/")).Text(), StringComparison.Ordinal);
    }
}
