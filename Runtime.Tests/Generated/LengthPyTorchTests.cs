using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Generated;

/// <summary>Recurrent layers of networks of variable length against PyTorch's packed sequences.</summary>
/// <remarks>Tolerance 2·10⁻⁵ relative and 3·10⁻⁶ absolute: both sides compute in single precision, and a gradient of weights is a sum over 63 steps.</remarks>
public class LengthPyTorchTests
{
    private const double Relative = 2e-5;
    private const double Absolute = 3e-6;

    private static readonly IReadOnlyDictionary<string, ReferenceCase> Cases = ReferenceCases.Load("lengths.json");

    [Fact]
    public void Packed_sequences()
    {
        Check(new PackedLSTM(), "lstm");
        Check(new PackedStack(), "lstm_stacked");
        Check(new PackedBothEnds(), "lstm_both");
        Check(new PackedGRU(), "gru");
        Check(new PackedBothWays(), "gru_both");
        Check(new PackedRNN(), "rnn");
        Check(new PackedReLU(), "rnn_relu");
    }

    private static void Check<TNetwork>(TNetwork network, string name)
        where TNetwork : class, INetwork<TNetwork>
    {
        var reference = Cases[name];
        var layer = network.Layer("layer");
        foreach (var (parameter, value) in reference.Parameters)
        {
            layer.CopyParameterFrom(parameter, value.Values);
        }

        float[] x = reference.Inputs["x"].Values, expected = reference.Outputs[0].Values, outputs = new float[expected.Length], inputGradient = new float[x.Length];
        int[] lengths = reference.Inputs["lengths"].ToLabels();
        NumericAssert.Close(expected, network.Predict(x, lengths), Relative, Absolute, $"{name}: predictions");
        network.Forward(x, lengths, outputs);
        NumericAssert.Close(expected, outputs, Relative, Absolute, $"{name}: outputs");
        network.Backward(reference.OutputGradients[0].Values, inputGradient);
        NumericAssert.Close(reference.InputGradients["x"].Values, inputGradient, Relative, Absolute, $"{name}: gradient of the inputs");
        foreach (var (parameter, value) in reference.ParameterGradients)
        {
            float[] gradient = new float[value.Values.Length];
            layer.CopyParameterGradientTo(parameter, gradient);
            NumericAssert.Close(value.Values, gradient, Relative, Absolute, $"{name}: gradient of {parameter}");
        }
    }
}
