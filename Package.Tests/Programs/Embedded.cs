using System.Globalization;
using NetGen;

#if EMBEDDED
// Nothing but the program itself is read.
var network = Models.Parity.FromEmbedded();
#else
var network = new Models.Parity(seed: 1);
network.Save("parity.safetensors");
new Models.Parity(seed: 2).Save("retrained.safetensors", WeightPrecision.Half);
new Models.Wider(seed: 1).Save("wider.safetensors");
#endif
float[] output = new float[1];
network.Predict([1, 0.5f], output);
Console.WriteLine(output[0].ToString("R", CultureInfo.InvariantCulture));

namespace Models
{
    [Network(2)]
    [Dense(4, Activation.Tanh)]
    [Dense(1)]
    [BinaryCrossEntropyLoss]
    public sealed partial class Parity;

    [Network(2)]
    [Dense(5, Activation.Tanh)]
    [Dense(1)]
    [BinaryCrossEntropyLoss]
    public sealed partial class Wider;
}
