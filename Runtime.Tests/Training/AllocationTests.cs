using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training;

public class AllocationTests
{
    [Fact]
    public void A_step_of_Fit_allocates_nothing()
    {
        var meter = new AllocationMeter();
        var trainer = new Trainer<LinearNetwork<ThreeClasses>>(LinearNetwork<ThreeClasses>.Zero(), new Adam())
        {
            BatchSize = 4,
            Epochs = 2,
            ClassWeights = [1, 2, 3],
            Callbacks = { new EarlyStopping { RestoreBestWeights = true }, new ConsoleProgress(TextWriter.Null), meter },
        };

        trainer.Fit(TestData.ThreeClasses(90), TestData.ThreeClasses(30, seed: 2));

        Assert.Equal(0, meter.BytesOfSecondEpoch);
    }

    [Fact]
    public void A_step_with_labels_as_numbers_and_row_weights_allocates_nothing()
    {
        var meter = new AllocationMeter();
        var data = Dataset.FromArrays(new float[80], 2, [.. Enumerable.Range(0, 40).Select(i => i % 2)]).WithRowWeights([.. Enumerable.Range(1, 40).Select(i => (float)i)]);
        var trainer = new Trainer<LinearNetwork<Binary>>(LinearNetwork<Binary>.Zero(), new Sgd()) { BatchSize = 4, Epochs = 2, Callbacks = { meter } };

        trainer.Fit(data);

        Assert.Equal(0, meter.BytesOfSecondEpoch);
    }

    [Fact]
    public void A_loop_of_ones_own_allocates_nothing()
    {
        var network = LinearNetwork<Standardized>.Zero();
        var data = PreprocessingTests.Data();
        network.FitPreprocessing(data);
        var batches = data.Batches(2, seed: 1);
        var optimizer = new Sgd();
        Epoch(0);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Epoch(1);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Epoch(long number)
        {
            foreach (var batch in batches.Epoch(number))
            {
                network.Core.TrainStep(batch.Inputs, batch.Targets, optimizer);
            }
        }
    }
}
