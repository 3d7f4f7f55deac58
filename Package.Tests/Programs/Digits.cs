// Trains the handwritten digits and prints what the tests compare. Arguments: the file of digits, and the time at which this process was started.
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using NetGen;

var digits = Dataset.FromCsv(args[0], labelColumn: ^1);
var (train, validation, test) = digits.Split(0.7, 0.15, 0.15, seed: 1);
float[] inputs = new float[32 * DigitClassifier.InputSize];
int[] labels = new int[32];
for (int row = 0; row < labels.Length; row++)
{
    train.Input(row).CopyTo(inputs.AsSpan(row * DigitClassifier.InputSize));
    labels[row] = train.Label(row);
}

new DigitClassifier(seed: 1).TrainStep(inputs, labels, new Adam());
double firstStep = Stopwatch.GetElapsedTime(long.Parse(args[1], CultureInfo.InvariantCulture)).TotalMilliseconds;

var network = new DigitClassifier(seed: 1);
var history = new Trainer<DigitClassifier>(network, new Adam { LearningRate = 1e-3f }) { BatchSize = 32, Epochs = 60, Seed = 1 }.Fit(train, validation);
var result = network.Evaluate(test);
network.Save("digits.safetensors");
var loaded = DigitClassifier.FromFile("digits.safetensors");
bool predictsTheSame = Enumerable.Range(0, test.Count).All(row => network.PredictLabel(test.Input(row)) == loaded.PredictLabel(test.Input(row)));

Print("lanes", Vector<float>.Count);
Print("multiply-add", Fma.IsSupported || AdvSimd.IsSupported);
Print("first step, ms", firstStep);
Print("step, µs", history.Epochs.Skip(10).Average(epoch => epoch.TrainingSeconds) / ((train.Count + 31) / 32) * 1e6);
Print("training loss", history.Epochs[^1].Loss);
Print("loss", result.Loss);
Print("accuracy", result.Accuracy!.Value);
Print("predicts the same", predictsTheSame);
Print("label", loaded.PredictLabel(test.Input(0)));

static void Print(string name, IConvertible value) => Console.WriteLine($"{name}: {value.ToString(CultureInfo.InvariantCulture)}");

/// <summary>8 × 8 pixels of 0 to 16.</summary>
[Network(8, 8, 1)]
[Rescale(1.0 / 16)]
[Flatten]
[Dense(64, Activation.ReLU)]
[Dropout(0.2)]
[Dense(32, Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
public sealed partial class DigitClassifier;
