using NetGen.Generated;
using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Serialization;

public sealed class NetworkFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-tests-").FullName;

    private string Target => Path.Combine(folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_loaded_is_what_was_saved_by_path_stream_and_span()
    {
        var saved = Trained<ImageLayout>();
        NetworkFile.Save(saved, Target);
        using var written = new MemoryStream();
        NetworkFile.Save(saved, written);
        byte[] bytes = NetworkFile.SaveToBytes(saved);
        Assert.Equal(bytes, written.ToArray());
        Assert.Equal(bytes, File.ReadAllBytes(Target));

        foreach (var load in new Func<NetworkCore, LoadReport>[]
        {
            core => NetworkFile.Load(core, Target),
            core => NetworkFile.Load(core, new MemoryStream(bytes)),
            core => NetworkFile.Load(core, new OneByteStream(bytes)),
            core => NetworkFile.Load(core, bytes),
        })
        {
            var loaded = TestNetworks.Create<ImageLayout>(seed: 99);
            var report = load(loaded);
            Assert.True(report.IsComplete);
            Assert.Equal(["1.weight", "1.bias", "4.weight", "4.bias"], report.Loaded);
            Assert.Equal(saved.Storage.Parameters.Span, loaded.Storage.Parameters.Span);
            Assert.Equal(saved.Storage.ClassNames, loaded.Storage.ClassNames);
        }
    }

    [Fact]
    public void The_file_is_as_the_format_and_PyTorch_want_it()
    {
        var core = Trained<ImageLayout>();
        byte[] file = NetworkFile.SaveToBytes(core);
        Assert.Equal(
            $$$"""
            {"__metadata__":{"format":"pt","netgen.version":"2","netgen.architecture":"{{{core.Description.ArchitectureHash}}}","netgen.class_names":"[\"null\",\"yksi \\\"1\\\"\",\"kaksi ②\"]"},
            "1.weight":{"dtype":"F32","shape":[5,24],"data_offsets":[0,480]},
            "1.bias":{"dtype":"F32","shape":[5],"data_offsets":[480,500]},
            "4.weight":{"dtype":"F32","shape":[3,5],"data_offsets":[500,560]},
            "4.bias":{"dtype":"F32","shape":[3],"data_offsets":[560,572]}}
            """.ReplaceLineEndings(""),
            SafetensorsBytes.Header(file));
        byte[] data = SafetensorsBytes.Data(file);
        Assert.Equal(572, data.Length);
        Assert.Equal(0, (file.Length - data.Length) % 8);
        float[] weights = new float[120];
        core.View("dense1").CopyWeightsTo(weights);
        Assert.Equal(SafetensorsBytes.Floats(weights), data[..480]);
    }

    [Fact]
    public void A_stream_is_written_and_read_from_where_it_stands()
    {
        using var stream = new MemoryStream();
        stream.Write([1, 2, 3]);
        NetworkFile.Save(Trained<ImageLayout>(), stream);
        stream.Position = 3;
        Assert.True(NetworkFile.Load(TestNetworks.Create<ImageLayout>(), stream).IsComplete);
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void Saving_replaces_an_old_file_and_leaves_nothing_else()
    {
        File.WriteAllText(Target, "old");
        NetworkFile.Save(Trained<ImageLayout>(), Target);
        Assert.Equal([Target], Directory.GetFiles(folder));
        Assert.True(NetworkFile.Load(TestNetworks.Create<ImageLayout>(), Target).IsComplete);
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_whole_and_no_other()
    {
        File.WriteAllText(Target, "old");
        Assert.Throws<IOException>(() => AtomicFile.Write(Target, stream =>
        {
            stream.Write([1, 2, 3]);
            throw new IOException("The disk is full.");
        }));
        Assert.Throws<InvalidOperationException>(() => NetworkFile.Save(TestNetworks.Create<ScaledRegressionLayout>(), Target));
        Assert.Equal([Target], Directory.GetFiles(folder));
        Assert.Equal("old", File.ReadAllText(Target));
    }

    [Fact]
    public void A_path_that_cannot_be_written_or_read_is_named()
    {
        string path = Path.Combine(folder, "nowhere", "weights.safetensors");
        var core = TestNetworks.Create<ImageLayout>();
        Assert.Equal(
            $"Cannot write '{path}': the folder '{Path.Combine(folder, "nowhere")}' does not exist.",
            Assert.Throws<DirectoryNotFoundException>(() => NetworkFile.Save(core, path)).Message);
        Assert.Contains(Target, Assert.Throws<FileNotFoundException>(() => NetworkFile.Load(core, Target)).Message, StringComparison.Ordinal);

        // The name is a folder's: the move fails after everything was written.
        Directory.CreateDirectory(Target);
        Assert.ThrowsAny<Exception>(() => NetworkFile.Save(core, Target));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_that_is_none_is_refused_by_name_and_the_network_stays()
    {
        File.WriteAllText(Target, "these are no weights at all");
        var core = Trained<ImageLayout>();
        var before = core.Storage;
        Assert.StartsWith($"{Target}, byte 0: ", Assert.Throws<InvalidDataException>(() => NetworkFile.Load(core, Target)).Message, StringComparison.Ordinal);
        Assert.StartsWith("span, byte 0: ", Assert.Throws<InvalidDataException>(() => NetworkFile.Load(core, ReadOnlySpan<byte>.Empty)).Message, StringComparison.Ordinal);
        Assert.Same(before, core.Storage);
    }

    [Fact]
    public void An_error_in_the_last_byte_leaves_the_network_as_it_was()
    {
        var core = TestNetworks.Create<ImageLayout>(seed: 5);
        var before = core.Storage;
        float[] values = before.Parameters.Span.ToArray();
        byte[] file = NetworkFile.SaveToBytes(Trained<ImageLayout>());
        Assert.Throws<InvalidDataException>(() => NetworkFile.Load(core, new OneByteStream(file[..^1])));
        Assert.Throws<InvalidDataException>(() => NetworkFile.Load(core, new OneByteStream([.. file, 0])));
        Assert.Same(before, core.Storage);
        Assert.Equal(values, core.Storage.Parameters.Span.ToArray());
    }

    [Fact]
    public void Loading_replaces_the_storage_and_leaves_the_old_one_alone()
    {
        var core = TestNetworks.Create<ImageLayout>(seed: 5);
        var before = core.Storage;
        float[] values = before.Parameters.Span.ToArray();
        NetworkFile.Load(core, NetworkFile.SaveToBytes(Trained<ImageLayout>()));
        Assert.NotSame(before, core.Storage);
        Assert.Equal(values, before.Parameters.Span.ToArray());
    }

    [Fact]
    public void Class_names_go_with_a_NetGen_file_and_stay_with_one_from_elsewhere()
    {
        var named = Trained<ImageLayout>();
        byte[] unnamed = NetworkFile.SaveToBytes(TestNetworks.Create<ImageLayout>());
        byte[] foreign = SafetensorsBytes.Edit(unnamed, "netgen.", "other.");
        NetworkFile.Load(named, foreign);
        Assert.Equal(3, named.Storage.ClassNames!.Count);
        NetworkFile.Load(named, unnamed);
        Assert.Null(named.Storage.ClassNames);
    }

    [Fact]
    public void An_unknown_way_to_match_is_an_argument_error()
    {
        byte[] file = NetworkFile.SaveToBytes(Trained<ImageLayout>());
        Assert.Throws<ArgumentOutOfRangeException>("match", () => NetworkFile.Load(TestNetworks.Create<ImageLayout>(), file, (LoadMatch)3));
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void The_bytes_do_not_depend_on_the_culture(string culture)
    {
        byte[] expected = NetworkFile.SaveToBytes(Fitted());
        using var other = new CultureScope(culture);
        Assert.Equal(expected, NetworkFile.SaveToBytes(Fitted()));
        Assert.True(NetworkFile.Load(Fitted(), expected).IsComplete);
    }

    private static NetworkCore Trained<TLayout>()
        where TLayout : ILayout
    {
        var core = TestNetworks.Create<TLayout>(seed: 8);
        core.View("dense1").Bias(0) = 0.125f;
        core.Storage.ClassNames = ["null", "yksi \"1\"", "kaksi ②"];
        return core;
    }

    private static NetworkCore Fitted()
    {
        var core = TestNetworks.Create<ScaledRegressionLayout>();
        core.FillState(i => 0.1f + i);
        return core;
    }
}
