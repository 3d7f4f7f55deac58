using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.OutsideWorld;

/// <summary>Half a surrogate pair has no bytes in UTF-8: what would be written is refused where it comes in.</summary>
public class HalfCharacterTests
{
    private const string Half = "a\ud83d";

    [Fact]
    public void A_class_name_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Dataset.FromArrays([1, 2], 1, [0, 1], ["whole 😀", Half]));

        Assert.Equal("classNames", error.ParamName);
        Assert.StartsWith(@"The name of class 1 must be Unicode text, but 'a\ud83d' has half a surrogate pair at 1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_to_stop_is_refused()
    {
        var trainer = new Trainer<WrittenNetwork>(new WrittenNetwork(), new Sgd()) { Callbacks = { new Stopping() } };

        Assert.Throws<ArgumentException>(() => trainer.Fit(TestData.ThreeClasses()));
    }

    [Fact]
    public void A_text_of_a_callback_is_refused() =>
        Assert.Equal("value", Assert.Throws<ArgumentException>(() => new CallbackState("own").SetText("name", Half)).ParamName);

    [Fact]
    public void A_whole_one_comes_back_from_a_file()
    {
        string[] names = ["😀", "\e", "=1+1"];
        var network = new WrittenNetwork();
        new Trainer<WrittenNetwork>(network, new Sgd()) { Epochs = 1 }.Fit(TestData.ThreeClasses(names: names));
        var loaded = new WrittenNetwork();
        loaded.Load(network.Save());

        Assert.Equal(names, loaded.ClassNames);
    }

    private sealed class Stopping : Callback
    {
        public override void OnEpochEnd(TrainingContext context) => context.RequestStop(Half);
    }
}
