using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Snapshots;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>The same network is the same text, whatever the machine.</summary>
public class DeterminismTests
{
    public static TheoryData<string, string> CulturesAndNetworks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string culture in new[] { "fi-FI", "tr-TR", "ar-SA" })
            {
                foreach (string name in SnapshotNetworks.Names)
                {
                    data.Add(culture, name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CulturesAndNetworks))]
    public void The_culture_changes_nothing(string culture, string network)
    {
        string expected = Generate(network);
        CultureScope.Run(culture, () => Assert.Equal(expected, Generate(network)));
    }

    [Theory]
    [MemberData(nameof(SnapshotNetworks.Data), MemberType = typeof(SnapshotNetworks))]
    public void Lines_end_in_newlines_only(string network) => Assert.DoesNotContain('\r', Generate(network));

    [Theory]
    [MemberData(nameof(SnapshotNetworks.Data), MemberType = typeof(SnapshotNetworks))]
    public void Line_ends_of_the_source_change_nothing(string network) =>
        Assert.Equal(Generate(network), Text(SnapshotNetworks.Source(network).ReplaceLineEndings("\r\n")));

    private static string Generate(string network) => Text(SnapshotNetworks.Source(network));

    private static string Text(string source) => string.Join('\f', new GeneratorRunner(new NetworkGenerator(), new RowGenerator()).Run(source).Sources.Select(s => s.SourceText.ToString()));
}
