using LocalDelivery.Web.Commands;
using LocalDelivery.Web.Data;

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
    public void A_path_with_anything_a_shell_reads_is_quoted()
    {
        Assert.Equal("'/srv/Elm & Dairy/localdelivery'", ThisProgram.Of("/srv/Elm & Dairy/localdelivery", "", home: null));
        Assert.Equal(@"dotnet '/srv/Elm'\''s/localdelivery.dll'", ThisProgram.Of("/usr/bin/dotnet", "/srv/Elm's/localdelivery.dll", home: null));
    }

    [Fact]
    public void On_PostgreSQL_it_says_so_but_shows_no_password() => Assert.Equal(
        "env State__Folder=/srv Database__Provider=Postgres Database__ConnectionString=CONNECTION_STRING /opt/localdelivery owner",
        ThisProgram.Command("/opt/localdelivery", "/srv", DatabaseProvider.Postgres, App.DefaultUrl, home: null, "owner"));

    [Theory]
    [InlineData("env State__Folder=/var/lib/localdelivery /opt/localdelivery owner", "/opt/localdelivery", "/var/lib/localdelivery", App.DefaultUrl, null)]
    [InlineData("env State__Folder='/srv/Elm Dairy' /opt/localdelivery owner", "/opt/localdelivery", "/srv/Elm Dairy", App.DefaultUrl, null)]
    [InlineData("env State__Folder='/srv/$HOME;(x)' /opt/localdelivery owner", "/opt/localdelivery", "/srv/$HOME;(x)", App.DefaultUrl, null)]
    [InlineData("/repo/scripts/localdelivery owner", "/repo/scripts/localdelivery", "/repo/state", App.DefaultUrl, "/repo")]
    [InlineData("env State__Folder=/repo/state/demo /repo/scripts/localdelivery owner", "/repo/scripts/localdelivery", "/repo/state/demo", App.DefaultUrl, "/repo")]
    [InlineData("env Site__PublicUrl=https://elm.example /repo/scripts/localdelivery owner", "/repo/scripts/localdelivery", "/repo/state", "https://elm.example", "/repo")]
    [InlineData("env State__Folder=/srv Site__PublicUrl=https://elm.example /opt/localdelivery owner", "/opt/localdelivery", "/srv", "https://elm.example", null)]
    public void What_to_type_finds_the_same_database_and_address_unless_a_script_does_anyway(string says, string path, string state, string url, string? home) =>
        Assert.Equal(says, ThisProgram.Command(path, state, DatabaseProvider.Sqlite, url, home, "owner"));

    [Fact]
    public async Task An_empty_house_names_it()
    {
        await using var app = new AppFixture();
        await app.InitializeAsync();

        Assert.Contains($"env State__Folder={app.StateFolder} {ThisProgram.Path} owner create", (await app.Client().Page("/")).Text(), StringComparison.Ordinal);
    }
}
