using NetGen.Generated;
using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Serialization;

public class PreprocessingFileTests
{
    [Fact]
    public void Means_and_deviations_come_back_to_the_bit_and_predict_the_same()
    {
        var saved = Fitted();
        var loaded = TestNetworks.Create<ScaledRegressionLayout>(seed: 2);
        Assert.Throws<InvalidOperationException>(() => loaded.Predict(1, 2, 3));
        Assert.True(NetworkFile.Load(loaded, NetworkFile.SaveToBytes(saved)).IsComplete);
        Assert.True(loaded.Storage.IsFitted);
        Assert.Equal(saved.Storage.State.Span, loaded.Storage.State.Span);
        Assert.Equal(saved.Predict(1, 2, 3), loaded.Predict(1, 2, 3));
    }

    [Fact]
    public void The_file_says_them_in_JSON()
    {
        var core = Fitted();
        Assert.Contains(
            """
            "netgen.preprocessing":"{\"inputs\":[{\"means\":[0.33333334,-1E-10,16777216],\"reciprocal_deviations\":[0.1,3,1E+20]}],\"targets\":{\"means\":[5,-6],\"reciprocal_deviations\":[0.7,1E-40]}}"
            """.Trim(),
            SafetensorsBytes.Header(NetworkFile.SaveToBytes(core)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_is_not_fitted_is_not_saved()
    {
        using var stream = new MemoryStream();
        var error = Assert.Throws<InvalidOperationException>(() => NetworkFile.Save(TestNetworks.Create<ScaledRegressionLayout>(), stream));
        Assert.StartsWith("Regression standardises its data, but means and deviations are not fitted yet", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void A_mean_that_is_not_finite_is_not_saved()
    {
        var core = Fitted();
        core.Storage.State.Span[1] = float.NaN;
        var error = Assert.Throws<InvalidOperationException>(() => NetworkFile.SaveToBytes(core));
        Assert.Equal("Regression: means of feature 1 is NaN, which cannot be saved: fit the preprocessing on finite data.", error.Message);
    }

    [Theory]
    [InlineData(LoadMatch.ByName)]
    [InlineData(LoadMatch.ByOrder)]
    public void A_file_without_preprocessing_is_refused_by_a_network_that_standardises(LoadMatch match)
    {
        byte[] file = SafetensorsBytes.Edit(NetworkFile.SaveToBytes(Fitted()), "netgen.preprocessing", "other.preprocessing");
        Refuses<ScaledRegressionLayout>(file, match, "span does not fit Regression: Regression standardises its data, but the file has no means and deviations (netgen.preprocessing); with LoadMatch.Matching the network keeps its own.");
    }

    [Fact]
    public void Matching_keeps_the_networks_own_where_the_file_has_none()
    {
        byte[] file = SafetensorsBytes.Edit(NetworkFile.SaveToBytes(Fitted()), "netgen.preprocessing", "other.preprocessing");
        var core = TestNetworks.Create<ScaledRegressionLayout>();
        core.FillState(i => i + 1);
        float[] state = core.Storage.State.Span.ToArray();
        var report = NetworkFile.Load(core, file, LoadMatch.Matching);
        Assert.Equal(["netgen.preprocessing"], report.Missing);
        Assert.Equal(4, report.Loaded.Count);
        Assert.Equal(state, core.Storage.State.Span.ToArray());
        Assert.True(core.Storage.IsFitted);
    }

    [Fact]
    public void Steps_that_differ_are_refused()
    {
        byte[] both = NetworkFile.SaveToBytes(Fitted());
        Refuses<PlainRegressionLayout>(Shifted(both), LoadMatch.ByOrder, "span does not fit PlainRegression: the file standardises inputs 1 time but PlainRegression 0 times.");
        Refuses<InputScaledRegressionLayout>(both, LoadMatch.ByName, "span does not fit InputScaledRegression: the file standardises targets but InputScaledRegression does not.");
        var inputs = TestNetworks.Create<InputScaledRegressionLayout>();
        inputs.FillState(i => i + 1);
        Refuses<ScaledRegressionLayout>(NetworkFile.SaveToBytes(inputs), LoadMatch.ByName, "span does not fit Regression: Regression standardises targets but the file does not.");
    }

    [Fact]
    public void Another_number_of_features_is_refused_and_nothing_is_read()
    {
        byte[] file = SafetensorsBytes.Edit(NetworkFile.SaveToBytes(Fitted()), "\\\"targets\\\":{\\\"means\\\":[5,-6],\\\"reciprocal_deviations\\\":[0.7,", "\\\"targets\\\":{\\\"means\\\":[5],\\\"reciprocal_deviations\\\":[");
        Refuses<ScaledRegressionLayout>(file, LoadMatch.ByName, "span does not fit Regression: the file standardises 1 targets but Regression has 2.");
        var core = TestNetworks.Create<ScaledRegressionLayout>();
        Assert.Single(NetworkFile.Load(core, file, LoadMatch.Matching).Mismatched);
        Assert.False(core.Storage.IsFitted);
        Assert.All(core.Storage.State.Span.ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData("0.33333334", "1e99", "expected finite numbers in means, but found '1e99'.")]
    [InlineData("0.33333334", "null", "expected finite numbers in means, but found 'null'.")]
    [InlineData("0.33333334", "0.3,0.3", "expected a positive number in reciprocal_deviations for each of the 4 means, but found 3 positive of 3.")]
    [InlineData("[0.1,3", "[-0.1,3", "expected a positive number in reciprocal_deviations for each of the 3 means, but found 2 positive of 3.")]
    [InlineData("[0.1,3", "[0,3", "expected a positive number in reciprocal_deviations for each of the 3 means, but found 2 positive of 3.")]
    [InlineData("\\\"inputs\\\":[", "\\\"outputs\\\":[", "expected an object whose 'inputs' is an Array.")]
    [InlineData("\\\"inputs\\\":[{", "\\\"inputs\\\":[7,{", "span does not fit Regression: the file standardises inputs 2 times but Regression 1 time.")]
    [InlineData("\\\"targets\\\":{", "\\\"targets\\\":[],\\\"x\\\":{", "expected an object whose 'means' is an Array.")]
    [InlineData("1E-40]}}", "1E-40]},\\\"inpu\\\\ud800\\\":1}", "expected Unicode text, but found half a surrogate pair.")]
    [InlineData("{\\\"inputs\\\"", "\\\"inputs\\\"", "expected JSON.")]
    public void Broken_JSON_is_refused(string text, string replacement, string message)
    {
        byte[] file = SafetensorsBytes.Edit(NetworkFile.SaveToBytes(Fitted()), text, replacement);
        string actual = Refuses<ScaledRegressionLayout>(file, LoadMatch.ByName, null);
        Assert.Contains(message, actual, StringComparison.Ordinal);
    }

    private static NetworkCore Fitted()
    {
        var core = TestNetworks.Create<ScaledRegressionLayout>(seed: 6);
        var state = core.Storage.State.Span;
        ((ReadOnlySpan<float>)[1f / 3, -1e-10f, 16_777_216]).CopyTo(state);
        ((ReadOnlySpan<float>)[0.1f, 3, 1e20f]).CopyTo(state[16..]);
        ((ReadOnlySpan<float>)[5, -6]).CopyTo(state[32..]);
        ((ReadOnlySpan<float>)[0.7f, 1e-40f]).CopyTo(state[48..]);
        core.Storage.IsFitted = true;
        return core;
    }

    /// <summary>The same file; by order the shapes are all that counts.</summary>
    private static byte[] Shifted(byte[] file) => SafetensorsBytes.Edit(file, "\"0.", "\"x.");

    private static string Refuses<TLayout>(byte[] file, LoadMatch match, string? message)
        where TLayout : ILayout
    {
        var core = TestNetworks.Create<TLayout>(seed: 9);
        var before = core.Storage;
        string actual = Assert.Throws<InvalidDataException>(() => NetworkFile.Load(core, file, match)).Message;
        Assert.Equal(message ?? actual, actual);
        Assert.Same(before, core.Storage);
        return actual;
    }
}
