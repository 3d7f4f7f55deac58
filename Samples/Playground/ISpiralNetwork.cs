using NetGen;

namespace Playground;

/// <summary>The members of its networks that the playground uses; the generator has written all of them.</summary>
public interface ISpiralNetwork
{
    /// <summary>Optimizer steps so far.</summary>
    long Step { get; set; }

    /// <summary>Logits of any number of points: positive for the second spiral.</summary>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>One step on a batch; returns its mean loss before the step.</summary>
    float TrainStep(ReadOnlySpan<float> inputs, TargetBatch targets, Optimizer optimizer);

    /// <summary>The weights as the bytes of a safetensors file.</summary>
    byte[] Save();

    /// <summary>Loads the weights of such a file.</summary>
    LoadReport Load(ReadOnlySpan<byte> bytes, LoadMatch match);
}
