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
        where TNetwork : class, INetwork<TNetwork> => LayerReference.Check(network, Cases[name], name, hasLengths: true, Relative, Absolute);
}
